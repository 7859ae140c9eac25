// Requests for information: what this node asked and is asked, until when, and what became of it; both sides see the
// same clock. What is asked and what answers it are reports.

import { useCallback, useState } from 'react'
import { useReloadWithTraffic } from '../api/live'
import { useRemote } from '../api/remote'
import { useClient, useMay } from '../api/session'
import type { Rfi, RfiCounts } from '../api/shapes'
import { DueClock, useNow } from '../desk/clock'
import { placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { Arriving } from '../parts/arriving'
import { Icon, type IconName } from '../parts/icon'
import { MemberCode } from '../parts/member'
import { shortId } from '../parts/short-id'
import { When } from '../parts/when'
import { Wide } from '../parts/wide'
import { PrecedenceMark } from '../traffic/precedence'
import { AnswerRfi, AskRfi } from './forms'

const SIGNS: Record<Rfi['standing'], [IconName, string]> = {
  open: ['waiting', 'waiting'],
  overdue: ['warning', 'refused'],
  part: ['delivered', 'delivered'],
  whole: ['delivered', 'delivered'],
  refused: ['withheld', 'withheld'],
}
const NUMBERS = ['asked', 'open', 'overdue', 'whole', 'part', 'refused', 'late'] as const

export function Rfis() {
  const text = useText()
  const client = useClient()
  const may = useMay()
  const known = useRemote(useCallback((signal: AbortSignal) => client.rfis(signal), [client]))
  useReloadWithTraffic(known.reload)
  const now = useNow()
  return (
    <section aria-labelledby="rfis-title">
      <h2 id="rfis-title">{text('rfis')}</h2>
      <p className="quiet">{text('rfis-help')}</p>
      <Arriving of={known}>
        {({ requests, counts }) => (
          <>
            {requests.length === 0 && <p className="quiet">{text('rfis-none')}</p>}
            <ul className="agreements">
              {requests.map((rfi) => (
                <li key={rfi.id}>
                  <RfiCard rfi={rfi} now={now} changed={known.reload} />
                </li>
              ))}
            </ul>
            {counts.length > 0 && <Counts counts={counts} />}
          </>
        )}
      </Arriving>
      {may('rfi') && <AskRfi changed={known.reload} />}
    </section>
  )
}

function RfiCard({ rfi, now, changed }: { rfi: Rfi; now: number; changed: () => void }) {
  const text = useText()
  const word = useWord()
  const may = useMay()
  const [open, setOpen] = useState(false)
  // The node said how it stood when it was asked; the clock runs on.
  const standing = rfi.standing === 'open' && Date.parse(rfi.due) < now ? 'overdue' : rfi.standing
  const [icon, tone] = SIGNS[standing]
  const waits = standing === 'open' || standing === 'overdue'
  return (
    <article className="agreement rfi">
      <div className="agreement-head">
        <h3>
          <PrecedenceMark precedence={rfi.precedence} />{' '}
          {text(rfi.ours ? 'rfi-we-ask' : 'rfi-asks-us', { member: rfi.member })}
        </h3>
        <span className={`cell cell-${tone}`}>
          <Icon name={icon} />
          {word('rfi-standing', standing)}
        </span>
      </div>
      <p className="facts">
        {waits ? <DueClock due={rfi.due} now={now} /> : <When at={rfi.due} />}
        <a href={placeOf('traffic', rfi.question)}>
          {text('rfi-the-question')} <code>{shortId(rfi.question)}</code>
        </a>
        <span>{word('purpose', rfi.purpose)}</span>
        <bdi dir="auto">{rfi.case}</bdi>
        {rfi.as_chair && <span>{text('rfi-as-chair', { agreement: rfi.as_chair })}</span>}
        {rfi.by && <bdi>{rfi.by}</bdi>}
      </p>
      {rfi.answers.map((answer) => (
        <p className="facts" key={answer.answered}>
          <span>{word('rfi-extent', answer.extent)}</span>
          {answer.ground && <span>{word('rfi-ground', answer.ground)}</span>}
          {answer.reports.map((report) => (
            <a key={report} href={placeOf('traffic', report)}>
              <code>{shortId(report)}</code>
            </a>
          ))}
          {answer.extent === 'whole' && answer.reports.length === 0 && <span>{text('rfi-nothing')}</span>}
          <When at={answer.answered} />
          {answer.late && <span className="due-over">{text('rfi-late')}</span>}
        </p>
      ))}
      {!rfi.ours && may('rfi') && !['whole', 'refused'].includes(rfi.standing) && (
        <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{text('rfi-answer')}</summary>
          {open && <AnswerRfi rfi={rfi} changed={changed} />}
        </details>
      )}
    </article>
  )
}

/** What became of them by member. Anybody who reads the ledger comes to the same numbers. */
function Counts({ counts }: { counts: readonly RfiCounts[] }) {
  const text = useText()
  const word = useWord()
  return (
    <Wide label={text('rfi-counts')}>
      <table className="table">
        <caption>{text('rfi-counts')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('member')}</th>
            <th scope="col">{text('rfi-way')}</th>
            {NUMBERS.map((field) => (
              <th key={field} scope="col" className="number">
                {text(`rfi-n-${field}`)}
              </th>
            ))}
            <th scope="col">{text('rfi-grounds')}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map((count) => (
            <tr key={`${count.member} ${count.ours}`}>
              <th scope="row">
                <MemberCode code={count.member} />
              </th>
              <td>{text(count.ours ? 'rfi-way-ours' : 'rfi-way-theirs')}</td>
              {NUMBERS.map((field) => (
                <td key={field} className="number">
                  {count[field]}
                </td>
              ))}
              <td>
                {count.grounds.map(({ ground, count }) => (
                  <span key={ground} className="ground-count">
                    {word('rfi-ground', ground)} {count}{' '}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
