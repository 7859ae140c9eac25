// Members that hold statements of somebody who is cleared and do not get the clearance, each with why not.

import type { NotReached } from '../api/shapes'
import { useText } from '../language/language'
import { Icon } from './icon'
import { MemberName } from './member'
import { Says } from './says'

export function Missed({ members }: { members: readonly NotReached[] }) {
  const text = useText()
  if (members.length === 0) return null
  return (
    <section className="panel reach" aria-labelledby="reach-title">
      <h2 id="reach-title">
        <Icon name="warning" />
        {text('reach-title')}
      </h2>
      <p>{text('reach-help')}</p>
      <ul className="sheet-list">
        {members.map(({ member, suspended, reasons }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a member stands here once for each clearance
          <li key={`${member} ${place}`}>
            <p>
              <strong>
                <MemberName code={member} />
              </strong>
            </p>
            <ul className="quiet">
              {suspended && <li>{text('reach-suspended')}</li>}
              {reasons.map((reason) => (
                <li key={reason.text}>
                  <Says sentence={{ en: reason.text, ar: reason.text_ar }} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
