// Administration: whether the node works, who may log in and as what, this member's keys, what is backed up, and whose cards
// are accepted.
// No content is seen here.

import { useMay } from '../api/session'
import { useText } from '../language/language'
import { BackupPanel } from './backup'
import { NodeHealth } from './health'
import { Keys } from './keys'
import { MembersDealtWith } from './members'
import { Principals } from './principals'

export function AdministrationPage() {
  const text = useText()
  const may = useMay()
  return (
    <div className="room">
      <header className="room-head">
        <h1>{text('room-administration')}</h1>
      </header>
      <Principals />
      <div className="two two-even">
        <NodeHealth />
        <Keys />
        {may('verify-ledger') && <BackupPanel />}
      </div>
      {may('manage-members') && <MembersDealtWith />}
    </div>
  )
}
