// Long lists in one line: entries of a list that stand one after the other become one item that unfolds. Pure.

import type { Row } from './fold'

/** Fewer entries than this bury nothing, and stand for themselves. */
const LEAST = 4

export type Item =
  | { kind: 'report'; id: string; row: Row }
  | { kind: 'run'; id: string; first: Row; rows: readonly Row[]; open: boolean }

/** The rows in their order, with each run of list entries of one originator behind one item, open or folded. */
export function itemsOf(rows: readonly Row[], open: ReadonlySet<string>): Item[] {
  const items: Item[] = []
  for (let start = 0; start < rows.length; ) {
    const end = endOfRun(rows, start)
    const [first, last] = [rows[start], rows[end - 1]]
    if (!first || !last) break
    const run = rows.slice(start, end)
    const entries = run.map((row): Item => ({ kind: 'report', id: row.report, row }))
    if (run.length < LEAST) items.push(...entries)
    else {
      // Newer entries come in front, so the oldest names the run for as long as it lasts.
      const id = `list ${last.report}`
      items.push({ kind: 'run', id, first, rows: run, open: open.has(id) })
      if (open.has(id)) items.push(...entries)
    }
    start = end
  }
  return items
}

function endOfRun(rows: readonly Row[], start: number): number {
  const first = rows[start]
  let end = start + 1
  if (first?.kind !== 'list') return end
  const goesOn = (row: Row | undefined) =>
    row?.kind === 'list' && row.originator === first.originator && row.precedence === first.precedence
  while (goesOn(rows[end])) end += 1
  return end
}

/** How a partner stands with the entries of a run. */
export interface RunCell {
  delivered: number
  waiting: number
  refused: number
  /** Statements that the partner does not get. */
  withheld: number
}

export function runCell(rows: readonly Row[], member: string): RunCell {
  const sum: RunCell = { delivered: 0, waiting: 0, refused: 0, withheld: 0 }
  for (const row of rows) {
    const cell = row.cells.get(member)
    if (!cell) continue
    if (cell.state !== 'withheld') sum[cell.state] += 1
    sum.withheld += cell.withheld
  }
  return sum
}
