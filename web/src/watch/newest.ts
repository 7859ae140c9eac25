// What of the traffic a watch officer must have in sight: what waits for an acknowledgement, and what came last. Pure.

import type { Moment } from '../api/shapes'
import { PRECEDENCES, type Row } from '../traffic/fold'

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

const waits = (row: Row) => waitingFor(row).length > 0
/** Entries of lists come by the thousand; each waits where it waits, and none is news. */
const isNews = (row: Row) => row.kind !== 'list' || row.precedence !== 'routine'

/** What is in sight: by precedence, within one what waits before what does not, then the newest. */
export function inSight(rows: readonly Row[], now: number): Row[] {
  const recent = rows.filter((row) => isNews(row) && (waits(row) || now - Date.parse(row.at) < RECENT_MS))
  return recent
    .sort(
      (one, other) =>
        PRECEDENCES.indexOf(one.precedence) - PRECEDENCES.indexOf(other.precedence) ||
        Number(waits(other)) - Number(waits(one)) ||
        other.position - one.position,
    )
    .slice(0, IN_SIGHT)
}

/** How many reports wait beside those in sight. */
export const waitingBeside = (rows: readonly Row[], shown: readonly Row[]) =>
  rows.filter(waits).length - shown.filter(waits).length
