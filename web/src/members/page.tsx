// Members and the lanes to them; agreements, who has signed them, and what their clauses release; and what officers do
// by them: sign, agree as the second, hand over a chair, ask for or allow onward release, see what was taken back, and carry by hand.

import { useState } from 'react'
import { useMay } from '../api/session'
import { useText } from '../language/language'
import { Recalls } from '../recalls/recalls'
import { Rfis } from '../rfis/rfis'
import { AgreementList } from './agreements'
import { Approvals } from './approvals'
import { Bundles } from './bundles'
import { Committees } from './committees'
import { DraftPanel } from './draft'
import { Onward } from './onward'
import { MemberTable } from './table'

export function MembersPage({ id }: { id: string | undefined }) {
  const text = useText()
  const may = useMay()
  // What is done in one part shows in the others.
  const [done, setDone] = useState(0)
  const changed = () => setDone((n) => n + 1)
  return (
    <div className="room">
      <header className="room-head">
        <h1>{text('members-title')}</h1>
      </header>
      <MemberTable />
      {may('read-agreements') && <AgreementList open={id} done={done} />}
      {may('sign-agreements') && (
        <>
          <DraftPanel changed={changed} />
          <Approvals done={done} changed={changed} />
        </>
      )}
      {may('read-agreements') && <Committees done={done} />}
      {may('read-traffic') && <Rfis />}
      {may('read-traffic') && <Onward />}
      {may('read-traffic') && <Recalls />}
      {may('carry') && <Bundles />}
    </div>
  )
}
