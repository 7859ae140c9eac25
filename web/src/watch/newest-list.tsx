// The newest traffic by precedence, and what of it still waits for whom.

import { useEffect, useState } from 'react'
import { useLive } from '../api/live'
import { placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { Icon } from '../parts/icon'
import { Loading } from '../parts/loading'
import { MemberCode } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { When } from '../parts/when'
import type { Row } from '../traffic/fold'
import { PrecedenceMark } from '../traffic/precedence'
import { useWays } from '../traffic/ways'
import { inSight, waitingBeside, waitingFor } from './newest'

/** How often the page looks at the clock: traffic leaves the list after a day. */
const LOOK_MS = 60_000

export function Newest() {
  const text = useText()
  const { book, loaded, problem } = useLive()
  useWays()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), LOOK_MS)
    return () => clearInterval(timer)
  }, [])
  const shown = inSight(book, now)
  const beside = waitingBeside(book, shown)
  return (
    <section aria-labelledby="newest-title">
      <h2 id="newest-title">{text('watch-traffic')}</h2>
      {problem && <ProblemNote problem={problem} />}
      {!loaded && !problem && <Loading />}
      {loaded && shown.length === 0 && <p className="quiet">{text('watch-traffic-none')}</p>}
      {shown.length > 0 && (
        <ul className="newest">
          {shown.map((row) => (
            <Line key={`${row.originator} ${row.report}`} row={row} />
          ))}
        </ul>
      )}
      {beside > 0 && <a href={placeOf('traffic')}>{text('waits-more', { n: beside })}</a>}
    </section>
  )
}

function Line({ row }: { row: Row }) {
  const text = useText()
  const word = useWord()
  return (
    <li className="newest-line">
      <PrecedenceMark precedence={row.precedence} />
      <a href={placeOf('traffic', row.report)}>
        <MemberCode code={row.originator} /> {word('report', row.kind)}
      </a>
      <When at={row.at} />
      {waitingFor(row).map(({ member, since }) => (
        <p key={member} className="newest-waits cell-waiting">
          <Icon name="waiting" />
          {text('waits-for')} <MemberCode code={member} />
          {since && (
            <>
              {' '}
              {text('waits-since')} <When at={since} />
            </>
          )}
        </p>
      ))}
    </li>
  )
}
