// The reports of one precedence in the order of their time, and the same with long lists folded. A line that comes is put
// at the end, whatever stands before it; only what comes from further back is sorted in. Pure.

import type { Row } from './fold'
import { append, type Item, itemOf, itemOfRun, itemsOf } from './runs'

/** Before or after, by the time at which they came here. */
export const inTime = (one: Row, other: Row) =>
  one.at < other.at ? -1 : one.at > other.at ? 1 : one.position - other.position

export class Lane {
  /** The oldest first. */
  rows: Row[] = []
  /** The same folded; nothing where it is to be put together anew. */
  #items: Item[] | undefined = []

  /** Rows that are not here yet, in any order. */
  add(more: readonly Row[]) {
    const sorted = more.toSorted(inTime)
    const [first, last] = [sorted[0], this.rows.at(-1)]
    if (first === undefined) return
    if (last !== undefined && inTime(first, last) < 0) {
      this.rows = merged(this.rows, sorted)
      this.#items = undefined
      return
    }
    for (const row of sorted) {
      this.rows.push(row)
      if (this.#items) append(this.#items, row)
    }
  }

  /** The row in the place of that of its time. */
  replace(row: Row) {
    const at = placeOf(this.rows, row, (one) => one)
    if (at === undefined) return
    this.rows[at] = row
    if (this.#items === undefined) return
    const place = placeOf(
      this.#items,
      row,
      (item) => (item.kind === 'run' ? item.run.rows[0] : item.row),
      true,
    )
    const item = place === undefined ? undefined : this.#items[place]
    if (place === undefined || item === undefined) return
    if (item.kind === 'run') item.run.replace(placeOf(item.run.rows, row, (one) => one) ?? -1, row)
    this.#items[place] = item.kind === 'run' ? itemOfRun(item.run) : itemOf(row)
  }

  /** Takes the oldest away, so many of them. */
  forget(count: number): Row[] {
    this.#items = undefined
    return this.rows.splice(0, count)
  }

  /** Folded, the oldest first. */
  items(): readonly Item[] {
    this.#items ??= itemsOf(this.rows)
    return this.#items
  }
}

/** Where a row stands among things in the order of time; with `holding` the last one that begins no later than it. */
function placeOf<T>(
  among: readonly T[],
  row: Row,
  rowOf: (one: T) => Row | undefined,
  holding = false,
): number | undefined {
  let [low, high] = [0, among.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = rowOf(among[middle] as T)
    if (one !== undefined && inTime(one, row) <= 0) low = middle + 1
    else high = middle
  }
  const found = low > 0 ? rowOf(among[low - 1] as T) : undefined
  return found !== undefined && (holding || inTime(found, row) === 0) ? low - 1 : undefined
}

function merged(one: readonly Row[], other: readonly Row[]): Row[] {
  const all: Row[] = []
  let [at, from] = [0, 0]
  for (;;) {
    const [first, second] = [one[at], other[from]]
    if (first === undefined) return all.concat(other.slice(from))
    if (second === undefined) return all.concat(one.slice(at))
    if (inTime(first, second) <= 0) {
      all.push(first)
      at += 1
    } else {
      all.push(second)
      from += 1
    }
  }
}
