// Members and the lanes to them; agreements, who has signed them, and what their clauses release.

import { useMay } from '../api/session'
import { useText } from '../language/language'
import { AgreementList } from './agreements'
import { MemberTable } from './table'

export function MembersPage({ id }: { id: string | undefined }) {
  const text = useText()
  const mayAgreements = useMay()('read-agreements')
  return (
    <div className="room">
      <header className="room-head">
        <h1>{text('members-title')}</h1>
      </header>
      <MemberTable />
      {mayAgreements && <AgreementList open={id} />}
    </div>
  )
}
