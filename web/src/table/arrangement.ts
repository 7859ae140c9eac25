// Which rows of a long table are shown, and in which order, kept while rows come and go: what came is looked at and put in
// its place by a few comparisons, and nothing else is compared or read again. Pure.

import { arranged, before, type Wish } from './order'

/** More that came or went at once than this is sorted as a whole. */
const FEW = 2_000

export class Arrangement<Row> {
  readonly #wish: Wish<Row>
  #rows: readonly Row[] = []
  #places: readonly number[] = []

  constructor(wish: Wish<Row>) {
    this.#wish = wish
  }

  /**
   * The places of the rows that are wanted, in the order that is wanted. A row that changed is another object: one that is
   * the same object as before is taken to say the same.
   */
  of(rows: readonly Row[]): readonly number[] {
    if (rows !== this.#rows) {
      const change = changeOf(this.#rows, rows)
      this.#places = change ? this.#changed(rows, change) : arranged(rows, this.#wish)
      this.#rows = rows
    }
    return this.#places
  }

  #changed(rows: readonly Row[], { came, placeNow }: Change): number[] {
    const isBefore = before(rows, this.#wish)
    const more = came
      .filter((place) => this.#wish.isFound(rows[place] as Row))
      .sort((one, other) => (isBefore(one, other) ? -1 : 1))
    const stayed: number[] = []
    for (const place of this.#places) {
      const now = placeNow(place)
      if (now !== undefined) stayed.push(now)
    }
    if (more.length === 0) return stayed
    const places: number[] = []
    let from = 0
    for (const place of more) {
      const at = firstAfter(stayed, from, (one) => isBefore(one, place))
      while (from < at) places.push(stayed[from++] as number)
      places.push(place)
    }
    while (from < stayed.length) places.push(stayed[from++] as number)
    return places
  }
}

interface Change {
  /** The places of the rows that were not there before. */
  came: number[]
  /** Where a row stands now that stood there before; nothing if it is gone. */
  placeNow: (place: number) => number | undefined
}

/** What became of the rows; nothing where it is too much, or where those that stayed changed places. */
function changeOf<Row>(old: readonly Row[], rows: readonly Row[]): Change | undefined {
  const most = Math.min(old.length, rows.length)
  let start = 0
  while (start < most && old[start] === rows[start]) start += 1
  let end = 0
  while (end < most - start && old.at(-1 - end) === rows.at(-1 - end)) end += 1
  const [were, are] = [old.slice(start, old.length - end), rows.slice(start, rows.length - end)]
  if (were.length === 0 && are.length > FEW) return undefined
  const now = new Map(are.map((row, n) => [row, start + n]))
  const moved = were.map((row) => now.get(row))
  const stayed = moved.filter((place) => place !== undefined)
  if (now.size < are.length || stayed.some((place, n) => place <= (stayed[n - 1] ?? -1))) return undefined
  if (are.length - stayed.length > FEW) return undefined
  const known = new Set(stayed)
  const came = are.map((_, n) => start + n).filter((place) => !known.has(place))
  const longer = rows.length - old.length
  const placeNow = (place: number) => {
    if (place < start) return place
    return place < old.length - end ? moved[place - start] : place + longer
  }
  return { came, placeNow }
}

/** The first of what is sorted that is not before, from one on. */
function firstAfter(sorted: readonly number[], from: number, isBefore: (one: number) => boolean): number {
  let [low, high] = [from, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(sorted[middle] as number)) low = middle + 1
    else high = middle
  }
  return low
}
