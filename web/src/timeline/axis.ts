// The line of time of a drawing: true to scale, except that long stretches in which nothing happened are cut out and
// marked. Without that a birth fifty years ago would press everything else into one point. Pure.

import { dayAt, spanOf } from './days'

/** A stretch without a cut, and where it stands, in percent of the drawing. */
interface Stretch {
  start: number
  end: number
  left: number
  right: number
}

export interface Tick {
  /** `2026`, `2026-11` or `2026-11-20`. */
  label: string
  /** The day at which it stands. */
  day: string
  at: number
}

export interface Axis {
  /** Where a day stands, in percent. */
  at: (days: number) => number
  ticks: readonly Tick[]
  /** Where something is cut out, in percent: the middle of each cut. */
  cuts: readonly number[]
}

/** A shorter stretch is never cut out, in days. */
const LEAST_CUT = 90
const MOST_CUTS = 4
/** The width of a cut, the margin at both ends, and the least width of a stretch, in percent. */
const CUT_WIDTH = 5
const MARGIN = 3
const LEAST = 10
/** Two ticks stand at least so far apart, and a tick so far from a cut: the width of `2026-11-20` in a narrow drawing. */
const TICK_GAP = 11
const TICK_WIDTH = 8

/** The axis for things that begin and end at these days. */
export function axisOf(days: readonly number[]): Axis {
  const stretches = placed(cut([...new Set(days)].sort((a, b) => a - b)))
  const at = (day: number) => {
    const within = stretches.find((one) => day <= one.end) ?? stretches.at(-1)
    if (!within) return MARGIN
    const { start, end, left, right } = within
    if (end === start) return left
    const share = (day - start) / (end - start)
    return left + Math.min(1, Math.max(0, share)) * (right - left)
  }
  const cuts = stretches.slice(1).map((one) => one.left - CUT_WIDTH / 2)
  return { at, ticks: ticksOf(stretches, at), cuts }
}

/**
 * Parts the days at the longest gaps between them: at as many as may be, as long as the shortest of those is longer than
 * all that stays together, and something stays.
 */
function cut(days: readonly number[]): [number, number][] {
  const gaps = days.slice(1).map((day, place) => ({ place: place + 1, length: day - (days[place] ?? day) }))
  const longest = gaps.toSorted((a, b) => b.length - a.length)
  let count = 0
  for (const [place, { length }] of longest.slice(0, Math.min(MOST_CUTS, gaps.length - 1)).entries()) {
    const rest = longest.slice(place + 1).reduce((sum, gap) => sum + gap.length, 0)
    if (length > LEAST_CUT && length > rest) count = place + 1
  }
  const places = longest.slice(0, count).map(({ place }) => place)
  const ends = [0, ...places.sort((a, b) => a - b), days.length]
  return ends.slice(1).flatMap((end, part) => {
    const [first, last] = [days[ends[part] ?? 0], days[end - 1]]
    return first === undefined || last === undefined ? [] : [[first, last]]
  })
}

/** Gives each stretch its least width and shares out the rest by length. */
function placed(parts: readonly [number, number][]): Stretch[] {
  const whole = parts.reduce((sum, [start, end]) => sum + end - start, 0)
  const free = 100 - 2 * MARGIN - LEAST * parts.length - CUT_WIDTH * (parts.length - 1)
  let left = MARGIN
  return parts.map(([start, end]) => {
    const share = whole === 0 ? 1 / parts.length : (end - start) / whole
    const right = left + LEAST + free * share
    const stretch = { start, end, left, right }
    left = right + CUT_WIDTH
    return stretch
  })
}

/** Days or months between ticks, the finest first. A stretch in which no month or year begins twice is ticked by days. */
const DAYS = [1, 2, 7, 14, 28]
const MONTHS = [1, 3, 6, 12, 24, 60, 120, 300]

function ticksOf(stretches: readonly Stretch[], at: (day: number) => number): Tick[] {
  const ticks: Tick[] = []
  for (const stretch of stretches) {
    const perDay = (stretch.right - stretch.left) / Math.max(1, stretch.end - stretch.start)
    const months = MONTHS.find((step) => step * 30 * perDay >= TICK_GAP)
    const found = months === undefined ? [] : starts(stretch, months)
    const days =
      found.length > 1
        ? found
        : daysIn(
            stretch,
            DAYS.find((step) => step * perDay >= TICK_GAP),
          )
    for (const label of days) {
      const span = spanOf(label)
      if (!span) continue
      const where = at(span.start)
      const last = ticks.at(-1)
      const isFirst = label === days[0]
      if (!isFirst && where + TICK_WIDTH > stretch.right + MARGIN) continue
      if (last === undefined || where - last.at >= TICK_GAP) {
        ticks.push({ label, day: dayAt(span.start), at: where })
      }
    }
  }
  return ticks
}

/** The first days of every so many months within a stretch, as years or months. */
function starts({ start, end }: Stretch, months: number): string[] {
  const found: string[] = []
  const [year = 0, month = 1] = dayAt(start).split('-').map(Number)
  let count = Math.ceil((year * 12 + month - 1) / months) * months
  for (;;) {
    const written = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
    const at = spanOf(written)?.start
    if (at === undefined || at > end) return found
    if (at >= start) found.push(count % 12 === 0 && months >= 12 ? written.slice(0, 4) : written)
    count += months
  }
}

/** The first day of a stretch, and from there every so many. */
function daysIn({ start, end }: Stretch, step = end - start + 1): string[] {
  const count = Math.floor((end - start) / step) + 1
  return Array.from({ length: count }, (_, n) => dayAt(start + n * step))
}
