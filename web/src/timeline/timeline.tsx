// Everything dated that is known about somebody, in one line of time and as a list.

import { useMemo, useState } from 'react'
import type { Identity } from '../api/shapes'
import { useText } from '../language/language'
import { Few } from '../parts/few'
import { type Dated, datedOf } from './dated'
import { Drawing } from './drawing'
import { DatedList } from './list'
import { useReceived } from './received'

export function Timeline({ identity }: { identity: Identity }) {
  const received = useReceived(identity)
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
