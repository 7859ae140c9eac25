// Where each thing stands in the drawing: one line per kind, in as many rows as it takes for none to cover another. Pure.

import { type Axis, axisOf } from './axis'
import { type Dated, LANES, type Lane } from './dated'
import type { Span } from './days'

/** One sign of the drawing: a thing, or several of one kind at one time. */
export interface Mark {
  key: string
  dated: readonly Dated[]
  /** In percent of the drawing. */
  at: number
  width: number
  row: number
  conflict: boolean
  /** Where its words stand: beside it where there is room, or within it. */
  words: 'after' | 'before' | 'within' | 'none'
}

export interface Drawn {
  axis: Axis
  lanes: readonly { lane: Lane; rows: number; marks: readonly Mark[] }[]
}

/** The room that a mark takes without words and with them, in percent of a drawing as it is usual on a desk. */
const BARE = 3
const NAMED = 24
/** A line with more marks than this shows them without words. */
const MOST_NAMED = 6

export function drawn(all: readonly Dated[]): Drawn {
  const axis = axisOf(all.flatMap(({ span }) => [span.start, lastOf(span)]))
  const lanes = LANES.flatMap((lane) => {
    const marks = inRows(
      marksOf(
        all.filter((one) => one.lane === lane),
        axis,
      ),
    )
    return marks.length === 0 ? [] : [{ lane, rows: Math.max(...marks.map(({ row }) => row)) + 1, marks }]
  })
  return { axis, lanes }
}

/** The beginning of the last day: one day takes no more room than a moment. */
const lastOf = ({ start, end }: Span) => Math.max(start, end - 1)

/** Things that begin and end at the same place are one mark; what contradicts stands by itself. */
function marksOf(all: readonly Dated[], axis: Axis): Omit<Mark, 'row'>[] {
  const together = new Map<string, Dated[]>()
  for (const dated of all) {
    const [start, end] = [axis.at(dated.span.start), axis.at(lastOf(dated.span))]
    const key = dated.conflict ? dated.key : `${start.toFixed(1)} ${end.toFixed(1)}`
    together.set(key, [...(together.get(key) ?? []), dated])
  }
  const named = together.size <= MOST_NAMED
  return [...together.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const at = axis.at(first.span.start)
    const width = axis.at(lastOf(first.span)) - at
    const words = named || first.conflict ? besideOf(at, width) : 'none'
    return [{ key: first.key, dated: same, at, width, conflict: first.conflict, words }]
  })
}

function besideOf(at: number, width: number): Mark['words'] {
  if (width >= NAMED) return 'within'
  if (at + width + NAMED <= 100) return 'after'
  return at >= NAMED ? 'before' : 'within'
}

/** Each mark in the first row in which it covers none. */
function inRows(marks: readonly Omit<Mark, 'row'>[]): Mark[] {
  const rows: [number, number][][] = []
  return marks.map((mark) => {
    const [from, to] = room(mark)
    const free = rows.findIndex((taken) => taken.every(([start, end]) => to <= start || from >= end))
    const row = free === -1 ? rows.length : free
    rows[row] = [...(rows[row] ?? []), [from, to]]
    return { ...mark, row }
  })
}

function room({ at, width, words }: Omit<Mark, 'row'>): [number, number] {
  const end = at + Math.max(width, BARE)
  if (words === 'after') return [at, end + NAMED]
  return words === 'before' ? [at - NAMED, end] : [at, end]
}
