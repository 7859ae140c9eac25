// How the partners stand with our reports. The line of a report says it as it was when the line was read; lines of
// deliveries and acknowledgements name no report, so whatever is open is asked for again when one of them arrives:
// a few reports one by one, many by the page of lines.

import { useEffect, useRef, useState } from 'react'
import type { Client } from '../api/client'
import { useLive } from '../api/live'
import { useClient } from '../api/session'
import type { Line, PartnerStanding, TrafficPage } from '../api/shapes'
import { LOOKED_AFTER, type Recent } from './book'
import { isOpen, type Row } from './fold'

/** Reports asked for at the same time: the browser opens six connections, and other requests want one. */
const AT_ONCE = 4
/** So many reports are asked for one by one; more are read a page of lines at a time. */
const ONE_BY_ONE = 8
/** Reports in one page of lines. */
const PAGE = 500
/** A delivery of many reports ends in a burst of lines: they are gathered for this time. */
const GATHER_MS = 120
/** Many reports at a time are asked for no more often than this: the node has a long list to send as well. */
const CALM_MS = 1_500
/** A report may be planned for a further member for this long after it was submitted. */
const YOUNG_MS = 60_000

/** Sees to it that the book says how the partners stand, for as long as its traffic is looked at. */
export function useWays() {
  const client = useClient()
  const { book, news, came, learn } = useLive()
  const seen = useRef(came)
  const asking = useRef(false)
  const [stop] = useState(() => new AbortController())
  useEffect(() => () => stop.abort(), [stop])

  // One round after the other for as long as lines arrive: a burst neither piles up requests nor starves the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new line may change what is open
  useEffect(() => {
    if (asking.current) return
    asking.current = true
    const round = async () => {
      do {
        await new Promise((done) => setTimeout(done, GATHER_MS))
        const lines = news.since(seen.current)
        seen.current = news.count
        const asked = worthAsking(book.lookedAfter(), lines)
        await askFor(client, asked, stop.signal, learn)
        if (asked.length > ONE_BY_ONE) await new Promise((done) => setTimeout(done, CALM_MS))
      } while (!stop.signal.aborted && news.count > seen.current)
      asking.current = false
    }
    void round()
  }, [client, stop, book, news, came, learn, book.counts.all])
}

/**
 * Our reports of which nothing is known, and those whose answer the news may have changed; the newest first. So much news
 * that it was not kept may have changed any of them that is open.
 */
export function worthAsking(
  recent: readonly Recent[],
  news: readonly Line[] | undefined,
  now = Date.now(),
): Row[] {
  const touched = new Set(news?.map((line) => line.report?.id))
  const deliveries = new Set(news?.map((line) => line.delivery).filter((id) => id !== undefined))
  const changed = ({ row, deliveries: its }: Recent) => {
    if (!row.known) return true
    if (touched.has(row.report)) return true
    if (news?.length === 0) return false
    return (
      isOpen(row) ||
      now - Date.parse(row.at) < YOUNG_MS ||
      [...its].some((delivery) => deliveries.has(delivery))
    )
  }
  return recent
    .slice(0, LOOKED_AFTER)
    .filter(changed)
    .map(({ row }) => row)
}

type Found = (found: [string, readonly PartnerStanding[]][]) => void

/** Asks for some at a time and hands over each group at once, so that the page is drawn per group. */
export async function askFor(client: Client, rows: readonly Row[], signal: AbortSignal, found: Found) {
  if (rows.length > ONE_BY_ONE) return askForPages(client, rows, signal, found)
  for (let start = 0; start < rows.length && !signal.aborted; start += AT_ONCE) {
    const group = rows.slice(start, start + AT_ONCE)
    const answers = await Promise.allSettled(group.map((row) => client.trafficOf(row.report, signal)))
    if (signal.aborted) return
    const good = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
    found(good.map((answer) => [answer.report.id, answer.members]))
  }
}

/** Reads the lines of our reports from the newest row that is asked for to the oldest one. */
async function askForPages(client: Client, rows: readonly Row[], signal: AbortSignal, found: Found) {
  const positions = rows.map((row) => row.position)
  const oldest = Math.min(...positions)
  let before: number | undefined = Math.max(...positions) + 1
  while (before !== undefined && before > oldest && !signal.aborted) {
    let page: TrafficPage
    try {
      page = await client.traffic({ before, limit: PAGE, what: 'submitted' }, signal)
    } catch {
      // The next line that arrives asks again.
      return
    }
    if (signal.aborted) return
    const known = page.lines.filter((line) => line.position >= oldest)
    found(known.flatMap(({ report, members }) => (report && members ? [[report.id, members]] : [])))
    before = page.next
  }
}
