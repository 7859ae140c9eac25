// FLASH traffic over every room, with a call, until somebody has it in hand: an entry, seen by every desk.

import { useEffect, useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import { useLive } from '../api/live'
import { useClient, useMay } from '../api/session'
import { placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { useAct } from '../parts/act'
import { MemberCode } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { When } from '../parts/when'
import type { Flash } from './flash'
import { PrecedenceMark } from './precedence'
import { call } from './tone'

/** So many are said one by one; of more the number is said. */
const ONE_BY_ONE = 3

export function FlashBar({ principal }: { principal: string }) {
  const text = useText()
  const { book, version } = useLive()
  const mayTakeUp = useMay()('take-up')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the book changes in its place
  const waiting = useMemo(
    () => (mayTakeUp ? book.flash.waiting(principal, Date.now()) : []),
    [book, version, principal, mayTakeUp],
  )
  // Silence holds for what called when it was asked for: a new FLASH calls again.
  const [silenced, setSilenced] = useState<ReadonlySet<string>>(new Set())
  const calls = waiting.some(({ report }) => !silenced.has(report))
  useEffect(() => (calls ? call() : undefined), [calls])
  if (waiting.length === 0) return null
  return (
    <section className="flash-bar" aria-label={text('flash-bar')}>
      <ul aria-live="assertive">
        {waiting.slice(0, ONE_BY_ONE).map((flash) => (
          <OneFlash key={flash.report} flash={flash} />
        ))}
      </ul>
      <div className="buttons">
        {waiting.length > ONE_BY_ONE && <span>{text('flash-more', { n: waiting.length - ONE_BY_ONE })}</span>}
        <Button
          className="button"
          isDisabled={!calls}
          onPress={() => setSilenced(new Set(waiting.map(({ report }) => report)))}
        >
          {text(calls ? 'flash-silence' : 'flash-silent')}
        </Button>
      </div>
    </section>
  )
}

function OneFlash({ flash }: { flash: Flash }) {
  const text = useText()
  const word = useWord()
  const client = useClient()
  const act = useAct()
  return (
    <li>
      <PrecedenceMark precedence="flash" />
      <MemberCode code={flash.originator} />
      <a href={placeOf('traffic', flash.report)}>{word('report', flash.kind)}</a>
      <When at={flash.at} />
      <Button
        className="button"
        isDisabled={act.busy}
        onPress={() => void act.run(() => client.takeUp([flash.report]))}
      >
        {text('take-up')}
      </Button>
      {act.problem && <ProblemNote problem={act.problem} />}
    </li>
  )
}
