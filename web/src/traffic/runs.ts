// Long lists in one line: entries of a list that stand one after the other become one item that unfolds. Pure.

import type { Row } from './fold'

/** Fewer entries than this bury nothing, and stand for themselves. */
const LEAST = 4

/** A report or a run, as one row of the table. What changes is another object: one that is the same shows the same. */
export type Item = { kind: 'report'; id: string; row: Row } | { kind: 'run'; id: string; run: Run }

/** How a partner stands with the entries of a run. */
export interface RunCell {
  delivered: number
  waiting: number
  refused: number
  /** Statements that the partner does not get. */
  withheld: number
}

/** Entries of one list that stand one after the other, and how the partners stand with them: counted as they come. */
export class Run {
  /** The oldest first. */
  readonly rows: Row[] = []
  readonly #cells = new Map<string, RunCell>()

  constructor(rows: readonly Row[]) {
    for (const row of rows) this.push(row)
  }

  /** Newer entries come behind, so the oldest names the run for as long as it lasts. */
  get id() {
    return `list ${this.rows[0]?.report}`
  }

  push(row: Row) {
    this.rows.push(row)
    this.#count(row, 1)
  }

  /** The row in the place of what stood there. */
  replace(at: number, row: Row) {
    const before = this.rows[at]
    if (before === undefined) return
    this.#count(before, -1)
    this.#count(row, 1)
    this.rows[at] = row
  }

  cell(member: string): RunCell {
    return this.#cells.get(member) ?? { delivered: 0, waiting: 0, refused: 0, withheld: 0 }
  }

  #count(row: Row, one: 1 | -1) {
    for (const [member, cell] of row.cells) {
      const sum = this.cell(member)
      if (cell.state !== 'withheld') sum[cell.state] += one
      sum.withheld += one * cell.withheld
      this.#cells.set(member, sum)
    }
  }
}

const known = new WeakMap<Row, Item>()

/** A report that stands for itself: always the same object for the same row. */
export function itemOf(row: Row): Item {
  const item = known.get(row) ?? { kind: 'report', id: row.report, row }
  known.set(row, item)
  return item
}

export const itemOfRun = (run: Run): Item => ({ kind: 'run', id: run.id, run })

/** The rows, the oldest first, with each run of list entries of one originator and precedence as one item. */
export function itemsOf(rows: readonly Row[]): Item[] {
  const items: Item[] = []
  for (const row of rows) append(items, row)
  return items
}

/** Puts a row behind the items. Only what stands right before it can change: so many rows are as fast as few. */
export function append(items: Item[], row: Row) {
  const last = items.at(-1)
  if (last?.kind === 'run' && isBeside(last.run.rows[0], row)) {
    last.run.push(row)
    items[items.length - 1] = itemOfRun(last.run)
    return
  }
  const before = entriesBefore(items, row)
  if (before.length + 1 < LEAST) {
    items.push(itemOf(row))
    return
  }
  items.length -= before.length
  items.push(itemOfRun(new Run([...before, row])))
}

/** The entries right before a row that would be one run with it, the oldest first. */
function entriesBefore(items: readonly Item[], row: Row): Row[] {
  const entries: Row[] = []
  for (let at = items.length - 1; at >= 0; at -= 1) {
    const item = items[at]
    if (item?.kind !== 'report' || !isBeside(item.row, row)) break
    entries.unshift(item.row)
  }
  return entries
}

const isBeside = (one: Row | undefined, other: Row) =>
  one?.kind === 'list' &&
  other.kind === 'list' &&
  one.originator === other.originator &&
  one.precedence === other.precedence

/** What is shown, the newest first: behind each run that is open stand its entries. Each lane has the oldest first. */
export function shown(lanes: readonly (readonly Item[])[], open: ReadonlySet<string>): Item[] {
  const items: Item[] = []
  for (const lane of lanes) {
    for (let at = lane.length - 1; at >= 0; at -= 1) {
      const item = lane[at]
      if (item === undefined) continue
      items.push(item)
      if (item.kind !== 'run' || !open.has(item.id)) continue
      for (const row of item.run.rows.toReversed()) items.push(itemOf(row))
    }
  }
  return items
}
