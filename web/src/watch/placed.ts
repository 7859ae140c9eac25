// What is on the map: which sign it has, on which day it stands, what is shown of it, and how much there is day by day.
// Pure.

import type { Placed } from '../api/shapes'

/** What stands on the map, each with a sign of its own. */
export const SIGNS = ['incident', 'sighting', 'control-point', 'place'] as const
export type Sign = (typeof SIGNS)[number]

export const signOf = ({ kind, sort }: Placed): Sign =>
  kind === 'place' && sort && /^control[- ]point$/i.test(sort.trim()) ? 'control-point' : kind

/** One statement may put something at several points of a place. */
export const keyOf = ({ statement, originator, latitude, longitude }: Placed) =>
  `${statement} ${originator} ${latitude} ${longitude}`

/** What is known and what came since, the newest first and then the places: what came again takes the place of the old. */
export function together(known: readonly Placed[], came: readonly Placed[]): Placed[] {
  const all = new Map([...known, ...came].map((one) => [keyOf(one), one]))
  return [...all.values()].sort(
    (one, other) =>
      (other.day ?? '').localeCompare(one.day ?? '') || one.statement.localeCompare(other.statement),
  )
}

const DAY_MS = 24 * 60 * 60 * 1000

/** A day as a number, so that the next day is one more. */
export const numberOf = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS)
export const dayOf = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10)

/** Days, as numbers; the first and the last are among them. */
export interface Days {
  first: number
  last: number
}

/** The days of which something is said, and today. */
export function daysOf(placed: readonly Placed[], today: string): Days {
  const span = { first: numberOf(today), last: numberOf(today) }
  for (const { day } of placed) {
    if (day === undefined) continue
    const number = numberOf(day)
    if (number < span.first) span.first = number
    if (number > span.last) span.last = number
  }
  return span
}

/** What is shown: the signs that are chosen, within the days. A place is always there. */
export function within(placed: readonly Placed[], signs: ReadonlySet<Sign>, days: Days): Placed[] {
  const [first, last] = [dayOf(days.first), dayOf(days.last)]
  return placed.filter(
    (one) => signs.has(signOf(one)) && (one.day === undefined || (one.day >= first && one.day <= last)),
  )
}

/** How much there is in so many days. */
export interface Bar extends Days {
  count: number
}

/** How much there is day by day; of a long time in so many parts of whole days as fit. */
export function density(placed: readonly Placed[], days: Days, most: number): Bar[] {
  const length = days.last - days.first + 1
  const each = Math.ceil(length / most)
  const bars = Array.from({ length: Math.ceil(length / each) }, (_, n): Bar => {
    const first = days.first + n * each
    return { first, last: Math.min(first + each - 1, days.last), count: 0 }
  })
  for (const { day } of placed) {
    if (day === undefined) continue
    const bar = bars[Math.floor((numberOf(day) - days.first) / each)]
    if (bar) bar.count += 1
  }
  return bars
}
