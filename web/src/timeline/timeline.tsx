// Everything dated that is known about somebody, in one line of time and as a list.

import { useMemo, useState } from 'react'
import { useLive } from '../api/live'
import type { Identity, Moment } from '../api/shapes'
import { useText } from '../language/language'
import { Few } from '../parts/few'
import { type Dated, datedOf } from './dated'
import { Drawing } from './drawing'
import { DatedList } from './list'

export function Timeline({ identity }: { identity: Identity }) {
  const received = useReceived()
  const all = useMemo(() => datedOf(identity, received, new Date()), [identity, received])
  return <TimelineOf all={all} />
}

export function TimelineOf({ all }: { all: readonly Dated[] }) {
  const text = useText()
  const [chosen, choose] = useState<string>()
  // A line of one point says nothing that its statement does not say.
  if (all.length < 2) return null
  return (
    <section aria-labelledby="timeline-title">
      <h2 id="timeline-title">{text('timeline')}</h2>
      <Drawing all={all} chosen={chosen} choose={choose} />
      <details className="timeline-list">
        <summary>{text('timeline-list', { n: all.length })}</summary>
        <Few all={all}>{(shown) => <DatedList all={shown} />}</Few>
      </details>
    </section>
  )
}

/** When each report came, as far as the reader's traffic says it. */
function useReceived(): ReadonlyMap<string, Moment> {
  const { lines } = useLive()
  return useMemo(() => {
    const received = new Map<string, Moment>()
    for (const { report, what, at } of lines.values()) {
      if (report === undefined || (what !== 'submitted' && what !== 'received')) continue
      const before = received.get(report.id)
      if (before === undefined || at < before) received.set(report.id, at)
    }
    return received
  }, [lines])
}
