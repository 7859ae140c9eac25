// How somebody must be met: cleared, wanted or known, with the clearances, judgments and warrants that say so.

import type { Standing, Statement } from '../api/shapes'
import { useText, useWord } from '../language/language'
import { Icon, type IconName } from '../parts/icon'
import { Claim } from './statements'

export const STANDING_SIGNS: Record<Standing, IconName> = {
  cleared: 'delivered',
  wanted: 'warning',
  known: 'people',
}

/** Categories of person that ask for somebody or clear him, where no warrant or clearance is shown that does. */
const MARKS: Record<Standing, readonly string[]> = {
  cleared: ['cleared', 'acquitted'],
  wanted: ['wanted'],
  known: [],
}

interface Props {
  standing: Standing
  first: readonly Statement[]
  /** Everything else that is said. */
  said: readonly Statement[]
}

export function StandingBox({ standing, first, said }: Props) {
  const text = useText()
  const word = useWord()
  const marking = said.filter((one) => MARKS[standing].includes(one.label.person))
  const by = [...new Set(marking.map((one) => one.originator))]
  return (
    <section className={`standing standing-${standing}`} aria-labelledby="standing-title">
      <h2 id="standing-title">
        <Icon name={STANDING_SIGNS[standing]} />
        {word('standing-is', standing)}
      </h2>
      <p>{text(`standing-means-${standing}`)}</p>
      {by.length > 0 && <p className="quiet">{text('standing-by', { members: by.join(', ') })}</p>}
      {first.length > 0 && (
        <ul className="firsts">
          {first.map((statement) => (
            <li key={statement.id} className="statement">
              <p className="quiet">{word('property', statement.property)}</p>
              <Claim statement={statement} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
