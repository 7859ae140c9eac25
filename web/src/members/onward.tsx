// The third-party rule: what this node asked originators, what it is asked, what came of it, and what was passed on.
// Ids, purposes and reasons; never what a statement says.

import { useCallback, useState } from 'react'
import { useReloadWithTraffic } from '../api/live'
import { useRemote } from '../api/remote'
import { useClient, useMay } from '../api/session'
import type { OnwardCase, OnwardGift } from '../api/shapes'
import { useText, useWord } from '../language/language'
import { Arriving } from '../parts/arriving'
import { Icon, type IconName } from '../parts/icon'
import { MemberCode } from '../parts/member'
import { ReasonText } from '../parts/reason'
import { shortId } from '../parts/short-id'
import { When } from '../parts/when'
import { Wide } from '../parts/wide'
import { AskOnward, CaseActs } from './onward-forms'

const SIGNS: Record<string, [IconName, string]> = {
  waiting: ['waiting', 'waiting'],
  permitted: ['delivered', 'delivered'],
  refused: ['withheld', 'withheld'],
  unanswered: ['withheld', 'withheld'],
  expired: ['withheld', 'withheld'],
  revoked: ['warning', 'refused'],
}

export function Onward() {
  const text = useText()
  const client = useClient()
  const may = useMay()
  const known = useRemote(useCallback((signal: AbortSignal) => client.onward(signal), [client]))
  useReloadWithTraffic(known.reload)
  return (
    <section aria-labelledby="onward-title">
      <h2 id="onward-title">{text('onward')}</h2>
      <p className="quiet">{text('onward-help')}</p>
      <Arriving of={known}>
        {({ requests, passed_on: gifts }) => (
          <>
            {requests.length === 0 && <p className="quiet">{text('onward-none')}</p>}
            <ul className="agreements">
              {[...requests].reverse().map((request) => (
                <li key={request.id}>
                  <CaseCard request={request} changed={known.reload} />
                </li>
              ))}
            </ul>
            {gifts.length > 0 && <Gifts gifts={gifts} />}
          </>
        )}
      </Arriving>
      {may('ask-onward') && <AskOnward changed={known.reload} />}
    </section>
  )
}

function CaseCard({ request, changed }: { request: OnwardCase; changed: () => void }) {
  const text = useText()
  const word = useWord()
  const [open, setOpen] = useState(false)
  const [icon, tone] = SIGNS[request.standing] ?? ['waiting', 'waiting']
  const asked = request.request
  return (
    <article className="agreement onward">
      <div className="agreement-head">
        <h3>
          <bdi dir="ltr">
            <MemberCode code={request.originator} /> → <MemberCode code={request.holder} /> →{' '}
            <MemberCode code={request.to} />
          </bdi>
        </h3>
        <span className={`cell cell-${tone}`}>
          <Icon name={icon} />
          {word('onward', request.standing)}
        </span>
      </div>
      <p className="facts">
        <span>{word('onward-role', request.role)}</span>
        {asked && (
          <>
            <code title={asked.item}>{shortId(asked.item)}</code>
            <span>{asked.purposes.map((one) => word('purpose', one)).join(text('comma'))}</span>
            <bdi dir="auto">{asked.basis}</bdi>
            <span>
              {text('onward-until')} <When at={asked.until} />
            </span>
          </>
        )}
      </p>
      <Answered request={request} />
      {request.recall_expected && <p>{text('onward-recall')}</p>}
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{text('onward-more')}</summary>
        {open && <CaseWhole key={request.standing} id={request.id} changed={changed} />}
      </details>
    </article>
  )
}

function Answered({ request }: { request: OnwardCase }) {
  const text = useText()
  const word = useWord()
  const { answer, consent, revoked } = request
  return (
    <>
      {answer && (
        <p>
          {word('onward-answer', answer.answer)}
          {answer.ground && `${text('comma')}${word('ground', answer.ground)}`} <When at={answer.answered} />
        </p>
      )}
      {consent && (
        <p className="facts">
          <span>{text('n-statements', { n: consent.statements.length })}</span>
          <span>{consent.purposes.map((one) => word('purpose', one)).join(text('comma'))}</span>
          <span>{text('onward-consent-until', { day: consent.until })}</span>
        </p>
      )}
      {revoked && (
        <p>
          {text('onward-taken-back', { ground: word('ground', revoked.ground) })} <When at={revoked.at} />
        </p>
      )}
    </>
  )
}

function CaseWhole({ id, changed }: { id: string; changed: () => void }) {
  const client = useClient()
  const whole = useRemote(useCallback((signal: AbortSignal) => client.onwardCase(id, signal), [client, id]))
  const done = () => {
    whole.reload()
    changed()
  }
  return (
    <Arriving of={whole}>
      {(request) => (
        <div className="stack">
          {request.would_go && <WouldGo outcome={request.would_go} to={request.to} />}
          <CaseActs request={request} changed={done} />
        </div>
      )}
    </Arriving>
  )
}

function WouldGo({ outcome, to }: { outcome: NonNullable<OnwardCase['would_go']>; to: string }) {
  const text = useText()
  const word = useWord()
  return (
    <div className="proofs">
      <h4>{text('would-go')}</h4>
      <p className="facts">
        <span>{text('n-statements', { n: outcome.statements.length })}</span>
        <span>{outcome.purposes.map((one) => word('purpose', one)).join(text('comma'))}</span>
        {outcome.clauses.map((clause) => (
          <code key={clause}>{clause}</code>
        ))}
      </p>
      {outcome.withheld.length > 0 && (
        <>
          <h4>{text('would-not-go')}</h4>
          <ul>
            {outcome.withheld.map(({ statement, reasons }) => (
              <li key={statement}>
                <code title={statement}>{shortId(statement)}</code>{' '}
                {reasons.map((reason) => (
                  <ReasonText key={reason.code} reason={reason} member={to} />
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Gifts({ gifts }: { gifts: readonly OnwardGift[] }) {
  const text = useText()
  return (
    <>
      <h3>{text('passed-on')}</h3>
      <Wide label={text('passed-on')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{text('report')}</th>
              <th scope="col">{text('to-member')}</th>
              <th scope="col">{text('basis')}</th>
              <th scope="col">{text('ordered')}</th>
              <th scope="col">{text('standing')}</th>
            </tr>
          </thead>
          <tbody>
            {gifts.map((gift) => (
              <tr key={`${gift.item} ${gift.to} ${gift.at}`}>
                <th scope="row">
                  <code title={gift.item}>{shortId(gift.item)}</code>
                </th>
                <td>
                  <MemberCode code={gift.to} />
                </td>
                <td>
                  <bdi dir="auto">{gift.basis}</bdi>
                </td>
                <td>
                  <When at={gift.at} />
                </td>
                <td>{text(gift.given ? 'gift-given' : 'gift-waits')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </>
  )
}
