// Days as numbers, so that a year, a day and a moment stand on one line. Pure.

/** Days since 1970-01-01 of the Gregorian calendar, in UTC. `end` is the moment after the last one; `start` <= `end`. */
export interface Span {
  start: number
  end: number
}

const DAY_MS = 86_400_000
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/
const MOMENT = /^\d{4}-\d{2}-\d{2}T/

export const daysOf = (moment: Date) => moment.getTime() / DAY_MS

/** The day of a number of days: `2026-11-20`. */
export const dayAt = (days: number) => new Date(Math.floor(days) * DAY_MS).toISOString().slice(0, 10)

/** The time that a year, a month, a day or a moment takes; nothing for what is none of them. */
export function spanOf(written: string): Span | undefined {
  if (MOMENT.test(written)) {
    const at = Date.parse(written) / DAY_MS
    return Number.isNaN(at) ? undefined : { start: at, end: at }
  }
  const parts = DATE.exec(written)
  if (!parts) return undefined
  const [year, month, day] = parts.slice(1).map((part) => (part === undefined ? undefined : Number(part)))
  if (year === undefined) return undefined
  const start = dayNumber(year, month ?? 1, day ?? 1)
  // What rolls over is no day: the 31st of a month that has 30.
  if (!dayAt(start).startsWith(written)) return undefined
  if (day !== undefined) return { start, end: start + 1 }
  return { start, end: month === undefined ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1) }
}

/** A month beyond 12 is one of the next year. */
function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return daysOf(date)
}
