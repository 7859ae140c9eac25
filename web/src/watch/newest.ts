// What of the traffic a watch officer must have in sight: what waits for an acknowledgement, and what came last. Pure.

import type { Moment } from '../api/shapes'
import type { Book } from '../traffic/book'
import { matches, type Row } from '../traffic/fold'

/** What nobody answers for longer than this is in sight only while it waits. */
const RECENT_MS = 24 * 60 * 60 * 1000
/** So many lines are in sight without scrolling. */
export const IN_SIGHT = 12

/** Who has not acknowledged a report that was sent, since when. */
export interface Waiting {
  member: string
  since: Moment | undefined
}

/** Who has not acknowledged a report of ours, the longest first. */
export function waitingFor(row: Row): Waiting[] {
  const waiting = [...row.cells].filter(([, cell]) => cell.state === 'waiting')
  return waiting
    .map(([member, cell]) => ({ member, since: cell.at }))
    .sort((one, other) => (one.since ?? '').localeCompare(other.since ?? ''))
}

/** Entries of lists come by the thousand; each waits where it waits, and none is news. */
const isNews = (row: Row) => row.kind !== 'list' || row.precedence !== 'routine'

/** What is in sight: by precedence, within one what waits before what does not, then the newest. */
export function inSight(book: Book, now: number): Row[] {
  const rows: Row[] = []
  for (const lane of book.lanes()) {
    const waiting = [...book.waiting.values()].filter(
      (row) => isNews(row) && row.precedence === lane[0]?.precedence,
    )
    rows.push(...waiting.sort((one, other) => other.position - one.position))
    // What came last stands last: the search ends with the first that is too old.
    for (let at = lane.length - 1; at >= 0 && rows.length < IN_SIGHT; at -= 1) {
      const row = lane[at]
      if (row === undefined || now - Date.parse(row.at) >= RECENT_MS) break
      if (isNews(row) && !matches(row, 'waiting')) rows.push(row)
    }
  }
  return rows.slice(0, IN_SIGHT)
}

/** How many reports wait beside those in sight. */
export const waitingBeside = (book: Book, shown: readonly Row[]) =>
  book.waiting.size - shown.filter((row) => matches(row, 'waiting')).length
