// When reports came to this node, as far as the reader's traffic says it: from the lines that the page holds, and for older
// reports of other members by asking for each.

import { useCallback, useMemo } from 'react'
import { useLive } from '../api/live'
import { useRemote } from '../api/remote'
import { useClient, useMay, useWho } from '../api/session'
import type { Identity, Moment, ReportTraffic } from '../api/shapes'
import type { Book } from '../traffic/book'
import { reportsOf } from './dated'

/** Older reports asked for, a few at a time: the browser opens six connections, and other requests want one. */
const MOST_ASKED = 20
const AT_ONCE = 4

export function useReceived(identity: Identity): ReadonlyMap<string, Moment> {
  const client = useClient()
  const may = useMay()('read-traffic')
  const own = useWho().session?.node
  const { book, version, loaded } = useLive()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the book changes in its place
  const seen = useMemo(() => receivedIn(book, identity), [book, version, identity])
  const missing =
    may && loaded
      ? reportsOf(identity)
          .filter(({ id, originator }) => originator !== own && !seen.has(id))
          .slice(0, MOST_ASKED)
          .map(({ id }) => id)
          .join(' ')
      : ''
  const asked = useRemote(
    useCallback(
      async (signal: AbortSignal) => {
        const answers: ReportTraffic[] = []
        const ids = missing.split(' ').filter(Boolean)
        for (let start = 0; start < ids.length && !signal.aborted; start += AT_ONCE) {
          const group = ids.slice(start, start + AT_ONCE)
          const came = await Promise.allSettled(group.map((id) => client.trafficOf(id, signal)))
          // One that is not for the reader stays as it was written.
          answers.push(...came.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))
        }
        return answers
      },
      [client, missing],
    ),
  )
  return useMemo(() => new Map([...receptionsOf(asked.value ?? []), ...seen]), [asked.value, seen])
}

/** When each report that speaks of somebody came here, of those that the page holds. Pure. */
export function receivedIn(book: Book, identity: Identity): Map<string, Moment> {
  const received = new Map<string, Moment>()
  for (const { id, originator } of reportsOf(identity)) {
    const at = book.receivedAt(originator, id)
    if (at !== undefined) received.set(id, at)
  }
  return received
}

/** The first reception of each that has one. Pure. */
export function receptionsOf(reports: readonly ReportTraffic[]): [string, Moment][] {
  return reports.flatMap(({ report, receptions }) => {
    const [first] = receptions.map(({ at }) => at).sort()
    return first === undefined ? [] : [[report.id, first]]
  })
}
