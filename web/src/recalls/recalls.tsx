// Recalls: what this member took back and what every holder did, what was taken back from it, and what rested on it.

import { useCallback } from 'react'
import { useReloadWithTraffic } from '../api/live'
import { useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { Conclusion, OwnRecall, RecallHolder, RecallTaken } from '../api/shapes'
import { placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { Arriving } from '../parts/arriving'
import { Icon, type IconName } from '../parts/icon'
import { MemberCode } from '../parts/member'
import { usePurpose } from '../parts/purpose'
import { shortId } from '../parts/short-id'
import { When } from '../parts/when'

const SIGNS: Record<string, [IconName, string]> = {
  done: ['delivered', 'delivered'],
  refused: ['refused', 'refused'],
  'not-reached': ['waiting', 'waiting'],
}

/** Every recall, as receipts come. */
export function Recalls() {
  const text = useText()
  const client = useClient()
  const { purpose } = usePurpose()
  const known = useRemote(
    useCallback((signal: AbortSignal) => client.recalls(purpose, signal), [client, purpose]),
  )
  useReloadWithTraffic(known.reload)
  return (
    <section aria-labelledby="recalls-title">
      <h2 id="recalls-title">{text('recalls')}</h2>
      <p className="quiet">{text('recalls-help')}</p>
      <Arriving of={known}>
        {({ ours, taken }) => (
          <>
            {ours.length + taken.length === 0 && <p className="quiet">{text('recalls-none')}</p>}
            <ul className="agreements">
              {[...ours].reverse().map((recall) => (
                <li key={recall.id}>
                  <OwnCard recall={recall} />
                </li>
              ))}
              {[...taken].reverse().map((recall) => (
                <li key={`${recall.id} ${recall.item} ${recall.from}`}>
                  <TakenCard recall={recall} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Arriving>
    </section>
  )
}

/** A recall of ours, with everyone who has what it takes back. */
export function OwnCard({ recall }: { recall: OwnRecall }) {
  const text = useText()
  const word = useWord()
  return (
    <article className="agreement recall">
      <div className="agreement-head">
        <h3>
          {word('recall', recall.act)}{' '}
          <a href={placeOf('traffic', recall.report)}>
            <code>{shortId(recall.report)}</code>
          </a>
        </h3>
        <When at={recall.at} seconds />
      </div>
      <p className="facts">
        <span>{word('recall-ground', recall.ground)}</span>
        <span>{text('n-statements', { n: recall.statements.length })}</span>
        <bdi dir="auto">{recall.reason}</bdi>
      </p>
      {recall.replaced_by && (
        <p>
          {text('recall-replaced')}{' '}
          <a href={placeOf('traffic', recall.replaced_by)}>
            <code>{shortId(recall.replaced_by)}</code>
          </a>
        </p>
      )}
      <Holders holders={recall.holders} />
      <Rested rested={recall.rested} />
    </article>
  )
}

function Holders({ holders }: { holders: readonly RecallHolder[] }) {
  const text = useText()
  const word = useWord()
  if (holders.length === 0) return <p className="quiet">{text('recall-nobody')}</p>
  return (
    <ul className="partners">
      {holders.map((holder) => {
        const [icon, tone] = SIGNS[holder.state] ?? ['waiting', 'waiting']
        return (
          <li key={`${holder.member} ${holder.via}`} className="partner-item">
            <div className="partner-head">
              <span>
                <MemberCode code={holder.member} />
                {holder.via && (
                  <>
                    {' '}
                    {text('recall-via')} <MemberCode code={holder.via} />
                  </>
                )}
              </span>
              <span className={`cell cell-${tone}`}>
                <Icon name={icon} />
                {word('recall-state', holder.state)}
                <When at={holder.at} seconds />
              </span>
            </div>
            {holder.ground && <p>{word('keep-ground', holder.ground)}</p>}
          </li>
        )
      })}
    </ul>
  )
}

/** Another member's recall, and what this node did. */
export function TakenCard({ recall }: { recall: RecallTaken }) {
  const text = useText()
  const word = useWord()
  const [icon, tone] = SIGNS[recall.kept ? 'refused' : 'done'] ?? ['waiting', 'waiting']
  return (
    <article className="agreement recall">
      <div className="agreement-head">
        <h3>
          {text('recall-by')} <MemberCode code={recall.originator} />{' '}
          <code title={recall.item}>{shortId(recall.item)}</code>
        </h3>
        <span className={`cell cell-${tone}`}>
          <Icon name={icon} />
          {recall.kept ? word('keep-ground', recall.kept) : word('recall-state', 'done')}
          <When at={recall.at} seconds />
        </span>
      </div>
      <p className="facts">
        <span>{word('recall', recall.act)}</span>
        <span>{word('recall-ground', recall.ground)}</span>
        <span>{text('n-statements', { n: recall.statements.length })}</span>
      </p>
      {recall.replaced_by && (
        <p>
          {text('recall-replaced')}{' '}
          <a href={placeOf('traffic', recall.replaced_by)}>
            <code>{shortId(recall.replaced_by)}</code>
          </a>
        </p>
      )}
      <Rested rested={recall.rested} />
    </article>
  )
}

function Rested({ rested }: { rested: readonly Conclusion[] }) {
  const text = useText()
  const word = useWord()
  if (rested.length === 0) return null
  return (
    <>
      <h4>{text('recall-rested')}</h4>
      <ul>
        {rested.map((conclusion) => (
          <li key={conclusion.id}>
            <a
              href={placeOf(
                conclusion.decision ? 'resolve' : 'people',
                conclusion.decision ? conclusion.id : conclusion.subject,
              )}
            >
              {conclusion.decision
                ? word('verdict-is', conclusion.decision.verdict)
                : text('recall-conclusion')}{' '}
              <code>{shortId(conclusion.subject)}</code>
            </a>{' '}
            <MemberCode code={conclusion.originator} /> <When at={conclusion.written} />
          </li>
        ))}
      </ul>
    </>
  )
}
