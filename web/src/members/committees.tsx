// The committees that agreements set up: the seats, who has the chair and when, what the chair may do, and the minutes
// of the hand-overs. Reading is not among what a chair may do.

import { useCallback, useState } from 'react'
import { useReloadAfter, useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { Agreement, ChairTerm, Committee } from '../api/shapes'
import { useLanguage, useText, useWord } from '../language/language'
import { Arriving } from '../parts/arriving'
import { MemberCode, MemberName } from '../parts/member'
import { Wide } from '../parts/wide'
import { Minutes } from './minutes'

type WithCommittee = Agreement & { committee: Committee }

export function Committees({ done }: { done: number }) {
  const text = useText()
  const client = useClient()
  const known = useRemote(useCallback((signal: AbortSignal) => client.agreements(signal), [client]))
  useReloadAfter(done, known.reload)
  const committees = (known.value ?? []).filter((one): one is WithCommittee => one.committee !== undefined)
  // Most nodes have none: then there is nothing to say.
  if (committees.length === 0) return null
  return (
    <section aria-labelledby="committees-title">
      <h2 id="committees-title">{text('committees')}</h2>
      <ul className="agreements">
        {committees.map((agreement) => (
          <li key={`${agreement.id} ${agreement.version}`}>
            <CommitteeCard agreement={agreement} committee={agreement.committee} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function CommitteeCard({ agreement, committee }: { agreement: Agreement; committee: Committee }) {
  const text = useText()
  const word = useWord()
  const { language } = useLanguage()
  const [open, setOpen] = useState(false)
  const english = language === 'en'
  return (
    <article className="agreement committee">
      <div className="agreement-head">
        <h3>
          <bdi lang={english ? 'en' : 'ar'}>{english ? committee.title : committee.title_ar}</bdi>
        </h3>
        <code>{agreement.id}</code>
      </div>
      <p className="chair">
        {committee.now ? (
          <>
            {text('chair-now')} <MemberName code={committee.now.chair} />{' '}
            <span className="quiet">
              {text('valid-both', { from: committee.now.first, until: committee.now.last })}
            </span>
          </>
        ) : (
          <span className="quiet">{text('chair-none')}</span>
        )}
      </p>
      <p className="facts">
        <span>{text('seats')}</span>
        {committee.seats.map((seat) => (
          <MemberCode key={seat} code={seat} />
        ))}
        <span>{text('chair-term', { n: committee.term_months })}</span>
      </p>
      <p className="quiet">
        {text('chair-may', {
          powers: committee.powers.map((power) => word('power', power)).join(text('comma')),
        })}
      </p>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{text('committee-more')}</summary>
        {open && (
          <div className="two two-even">
            <Calendar agreement={agreement} />
            <Minutes agreement={agreement.id} committee={committee} />
          </div>
        )}
      </details>
    </article>
  )
}

function Calendar({ agreement }: { agreement: Agreement }) {
  const client = useClient()
  const { id, version } = agreement
  const whole = useRemote(
    useCallback((signal: AbortSignal) => client.agreement(id, version, signal), [client, id, version]),
  )
  return (
    <Arriving of={whole}>
      {({ committee }) => <Terms terms={committee?.terms ?? []} now={committee?.now} />}
    </Arriving>
  )
}

function Terms({ terms, now }: { terms: readonly ChairTerm[]; now: ChairTerm | undefined }) {
  const text = useText()
  return (
    <section>
      <h4>{text('calendar')}</h4>
      <Wide label={text('calendar')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{text('chair')}</th>
              <th scope="col">{text('first-day')}</th>
              <th scope="col">{text('last-day')}</th>
            </tr>
          </thead>
          <tbody>
            {terms.map((term) => (
              <tr key={term.number} aria-current={term.number === now?.number ? 'date' : undefined}>
                <th scope="row">
                  <MemberName code={term.chair} />
                </th>
                <td>
                  <bdi>{term.first}</bdi>
                </td>
                <td>
                  <bdi>{term.last}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  )
}
