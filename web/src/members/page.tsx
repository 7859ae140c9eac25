// Members and the lanes to them; agreements, who has signed them, and what their clauses release.

import { useText } from '../language/language'
import { AgreementList } from './agreements'
import { MemberTable } from './table'

export function MembersPage({ id }: { id: string | undefined }) {
  const text = useText()
  return (
    <div className="room">
      <header className="room-head">
        <h1>{text('members-title')}</h1>
      </header>
      <MemberTable />
      <AgreementList open={id} />
    </div>
  )
}
