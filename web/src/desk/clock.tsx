// A deadline as a clock that runs.

import { useEffect, useState } from 'react'
import { useText } from '../language/language'
import { spanUntil } from './due'

/** What is left until then, or how long it is over. */
export function DueClock({ due, now }: { due: string; now: number }) {
  const text = useText()
  const { over, unit, n, minutes } = spanUntil(due, now)
  const long = text(`span-${unit}`, { n, minutes })
  return (
    <time className={over ? 'due due-over' : 'due'} dateTime={due}>
      {text(over ? 'due-over' : 'due-left', { span: long })}
    </time>
  )
}

/** The present time, every second. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
