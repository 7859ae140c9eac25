// What was undone, and every later conclusion that rested on it: each waits for somebody to look at it again.

import { useEffect, useRef } from 'react'
import type { Conclusion, Undone } from '../api/shapes'
import { useBanners } from '../frame/banner'
import { placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { Icon } from '../parts/icon'
import { MemberCode } from '../parts/member'
import { shortId } from '../parts/short-id'
import { When } from '../parts/when'
import { placeOfPair } from './place'

export function Rested({ undone: { decision, rested_on_it: resting } }: { undone: Undone }) {
  const text = useText()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <section className="panel undone" aria-labelledby="undone-title">
      <h2 id="undone-title" ref={title} tabIndex={-1}>
        <Icon name="back" />
        {text('undone')}
      </h2>
      <p className="made-links">
        <a href={placeOfPair(decision.one, decision.other)}>{text('side-by-side')}</a>
        <a href={placeOf('people', decision.one)}>{text('dossier-of', { id: shortId(decision.one) })}</a>
        <a href={placeOf('people', decision.other)}>{text('dossier-of', { id: shortId(decision.other) })}</a>
      </p>
      <p>{text('rested-n', { n: resting.length })}</p>
      <Conclusions conclusions={resting} />
    </section>
  )
}

export function Conclusions({ conclusions }: { conclusions: readonly Conclusion[] }) {
  const text = useText()
  const word = useWord()
  useBanners(conclusions.map((one) => one.banner))
  return (
    <ul className="conclusions">
      {conclusions.map(({ id, decision, subject, originator, written }) => (
        <li key={id} className="facts">
          {decision ? (
            <a href={placeOf('resolve', decision.id)}>
              {text('decided', { verdict: word('verdict-is', decision.verdict) })}
            </a>
          ) : (
            <a href={placeOf('people', subject)}>{text('conclusion-about', { id: shortId(subject) })}</a>
          )}
          {decision && (
            <span className={`effect effect-${decision.effect}`}>{word('effect', decision.effect)}</span>
          )}
          <MemberCode code={originator} />
          <When at={written} />
        </li>
      ))}
    </ul>
  )
}
