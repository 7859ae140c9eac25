// The lines to the members, and how each of them stands.

import { useText } from '../language/language'
import { LaneSign } from '../members/lane-sign'
import { useLanes } from '../members/lanes'
import { Arriving } from '../parts/arriving'
import { MemberName } from '../parts/member'
import { When } from '../parts/when'

export function Lines() {
  const text = useText()
  const lanes = useLanes()
  return (
    <section aria-labelledby="lines-title">
      <h2 id="lines-title">{text('watch-lines')}</h2>
      <Arriving of={lanes}>
        {(known) =>
          known.length === 0 ? (
            <p className="quiet">{text('watch-lines-none')}</p>
          ) : (
            <ul className="side-list">
              {known.map((lane) => (
                <li key={lane.member}>
                  <MemberName code={lane.member} />
                  <span className="side-state">
                    <LaneSign lane={lane} />
                  </span>
                  {lane.behind > 0 && <p className="quiet">{text('lane-waits', { n: lane.behind })}</p>}
                  {lane.last_acknowledged && (
                    <p className="quiet">
                      {text('lane-heard')} <When at={lane.last_acknowledged} />
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Arriving>
    </section>
  )
}
