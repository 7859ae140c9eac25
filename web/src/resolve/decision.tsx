// One decision: what it says and does, why, what it weighs, and what rests on it.

import { useCallback, useEffect, useRef, useState } from 'react'
import { useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { DecisionDetail, Undone } from '../api/shapes'
import { useBanners } from '../frame/banner'
import { placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { MemberName } from '../parts/member'
import { PurposeChoice, usePurpose } from '../parts/purpose'
import { ReadRoom } from '../parts/read-room'
import { shortId } from '../parts/short-id'
import { When } from '../parts/when'
import { StatementList } from '../people/statements'
import { UndoOurs } from './decisions'
import { placeOfPair } from './place'
import { Conclusions, Rested } from './rested'

export function DecisionPage({ id }: { id: string }) {
  const text = useText()
  const client = useClient()
  const { purpose } = usePurpose()
  const remote = useRemote(
    useCallback((signal: AbortSignal) => client.decision(id, purpose, signal), [client, id, purpose]),
  )
  return (
    <ReadRoom remote={remote} back={{ to: placeOf('resolve'), called: text('queue-title') }}>
      {(detail) => <Detail detail={detail} reload={remote.reload} />}
    </ReadRoom>
  )
}

function Detail({ detail, reload }: { detail: DecisionDetail; reload: () => void }) {
  const text = useText()
  const word = useWord()
  const title = useRef<HTMLHeadingElement>(null)
  const [undone, setUndone] = useState<Undone>()
  const { decision, reason, parted_by: apart, weighed, resting } = detail
  useBanners([decision.banner, ...weighed.map((statement) => statement.banner)])
  useEffect(() => title.current?.focus(), [])
  const done = (answer: Undone) => {
    setUndone(answer)
    reload()
  }
  return (
    <>
      <header className="room-head">
        <div>
          <h1 ref={title} tabIndex={-1}>
            {text('decided', { verdict: word('verdict-is', decision.verdict) })}
          </h1>
          <p className="facts">
            <span className={`effect effect-${decision.effect}`}>{word('effect', decision.effect)}</span>
            <MemberName code={decision.originator} />
            <When at={decision.written} />
          </p>
        </div>
        <PurposeChoice />
      </header>
      {undone && <Rested undone={undone} />}
      <dl className="pairs panel-pairs">
        <dt>{text('decision-why')}</dt>
        <dd>
          {reason ? (
            <bdi dir="auto">{reason}</bdi>
          ) : (
            <span className="quiet">{text('decision-why-held')}</span>
          )}
        </dd>
        {apart.length > 0 && (
          <>
            <dt>{text('parted-by')}</dt>
            <dd>{apart.map((property) => word('property', property)).join(text('comma'))}</dd>
          </>
        )}
        <dt>{text('both-people')}</dt>
        <dd className="made-links">
          <a href={placeOf('people', decision.one)}>{text('dossier-of', { id: shortId(decision.one) })}</a>
          <a href={placeOf('people', decision.other)}>
            {text('dossier-of', { id: shortId(decision.other) })}
          </a>
          <a href={placeOfPair(decision.one, decision.other)}>{text('side-by-side')}</a>
        </dd>
      </dl>
      <UndoOurs decision={decision} done={done} />
      <section aria-labelledby="weighed-title">
        <h2 id="weighed-title">{text('weighed-title', { n: weighed.length })}</h2>
        <StatementList statements={weighed} />
      </section>
      <section aria-labelledby="resting-title">
        <h2 id="resting-title">{text('resting-title', { n: resting.length })}</h2>
        <Conclusions conclusions={resting} />
      </section>
    </>
  )
}
