// Everything that is said of somebody, property by property. Values that cannot all be true stand side by side, each
// with those who say it.

import type { SaidOfHim, Statement } from '../api/shapes'
import { useText, useWord } from '../language/language'
import { Few } from '../parts/few'
import { Icon } from '../parts/icon'
import { Claim, Provenance, Value } from './statements'

export function Said({ properties }: { properties: readonly SaidOfHim[] }) {
  const text = useText()
  const word = useWord()
  return (
    <section aria-labelledby="said-title">
      <h2 id="said-title">{text('said-of-him')}</h2>
      <dl className="statements sheet-list">
        {properties.map(({ property, conflict, statements }) => (
          <div key={property} className={conflict ? 'property conflict' : 'property'}>
            <dt>
              {word('property', property)}
              {conflict && (
                <span className="conflict-mark">
                  <Icon name="warning" />
                  {text('conflict')}
                </span>
              )}
            </dt>
            {conflict ? (
              <dd className="sides">
                {byValue(statements).map((same) => (
                  <Position key={same[0]?.id} statements={same} />
                ))}
              </dd>
            ) : (
              <FewStatements statements={statements} />
            )}
          </div>
        ))}
      </dl>
    </section>
  )
}

/** A dd holds the button as well: a list of pairs holds nothing else. */
function FewStatements({ statements }: { statements: readonly Statement[] }) {
  return (
    <dd>
      <Few all={statements}>
        {(shown) =>
          shown.map((statement) => (
            <div key={statement.id} className="statement">
              <Claim statement={statement} />
            </div>
          ))
        }
      </Few>
    </dd>
  )
}

/** One value of a conflict, and everybody who says so. */
function Position({ statements }: { statements: readonly Statement[] }) {
  const [first] = statements
  if (!first) return null
  return (
    <div className="position">
      <Value statement={first} />
      {statements.map((statement) => (
        <Provenance key={statement.id} statement={statement} />
      ))}
    </div>
  )
}

/** Statements with the same value together, in the order in which the values come first. Pure. */
export function byValue(statements: readonly Statement[]): Statement[][] {
  const groups = new Map<string, Statement[]>()
  for (const statement of statements) {
    groups.set(statement.value, [...(groups.get(statement.value) ?? []), statement])
  }
  return [...groups.values()]
}
