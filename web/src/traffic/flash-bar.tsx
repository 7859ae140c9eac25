// FLASH traffic over every room, with a call, until whoever sits here has acknowledged it.

import { useEffect, useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import { useLive } from '../api/live'
import { placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { MemberCode } from '../parts/member'
import { When } from '../parts/when'
import { acknowledge, acknowledgedBy, type Flash, waitingFlash } from './flash'
import { PrecedenceMark } from './precedence'
import { call } from './tone'

/** So many are said one by one; of more the number is said. */
const ONE_BY_ONE = 3

export function FlashBar({ principal }: { principal: string }) {
  const text = useText()
  const { lines } = useLive()
  const [acknowledged, setAcknowledged] = useState(() => acknowledgedBy(principal))
  const waiting = useMemo(
    () => waitingFlash(lines.values(), acknowledged, principal, Date.now()),
    [lines, acknowledged, principal],
  )
  // Silence holds for what called when it was asked for: a new FLASH calls again.
  const [silenced, setSilenced] = useState<ReadonlySet<string>>(new Set())
  const calls = waiting.some(({ report }) => !silenced.has(report))
  useEffect(() => (calls ? call() : undefined), [calls])
  const have = (reports: readonly Flash[]) => {
    const next = new Set([...acknowledged, ...reports.map(({ report }) => report)])
    acknowledge(principal, next)
    setAcknowledged(next)
  }
  if (waiting.length === 0) return null
  return (
    <section className="flash-bar" aria-label={text('flash-bar')}>
      <ul aria-live="assertive">
        {waiting.slice(0, ONE_BY_ONE).map((flash) => (
          <OneFlash key={flash.report} flash={flash} have={() => have([flash])} />
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

function OneFlash({ flash, have }: { flash: Flash; have: () => void }) {
  const text = useText()
  const word = useWord()
  return (
    <li>
      <PrecedenceMark precedence="flash" />
      <MemberCode code={flash.originator} />
      <a href={placeOf('traffic', flash.report)}>{word('report', flash.kind)}</a>
      <When at={flash.at} />
      <Button className="button" onPress={have}>
        {text('flash-have')}
      </Button>
    </li>
  )
}
