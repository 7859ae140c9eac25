// How long there is until something is due, or since when it is over. Pure.

const MINUTE_MS = 60_000
const HOUR_MIN = 60
const DAY_MIN = 24 * HOUR_MIN

/** A span of time as the page says it: in minutes, in hours with minutes, or in days. */
export interface Span {
  over: boolean
  unit: 'minutes' | 'hours' | 'days'
  n: number
  /** The minutes beside hours. */
  minutes: number
}

/** What is left is rounded down, what is over as well: a clock never shows more time than there is. */
export function spanUntil(due: string, now: number): Span {
  const left = Date.parse(due) - now
  const over = left <= 0
  const minutes = Math.floor(Math.abs(left) / MINUTE_MS)
  if (minutes < HOUR_MIN) return { over, unit: 'minutes', n: minutes, minutes: 0 }
  if (minutes < 2 * DAY_MIN)
    return { over, unit: 'hours', n: Math.floor(minutes / HOUR_MIN), minutes: minutes % HOUR_MIN }
  return { over, unit: 'days', n: Math.floor(minutes / DAY_MIN), minutes: 0 }
}

/** Whose desk is called once so many handling times have passed; the last desk stays called. */
export function deskAt(
  desks: readonly string[],
  since: string,
  due: string,
  now: number,
): string | undefined {
  const [began, first] = [Date.parse(since), Date.parse(due)]
  const passed = Math.max(0, Math.floor((now - began) / Math.max(1, first - began)))
  return desks[Math.min(passed, desks.length - 1)]
}
