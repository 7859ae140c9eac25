// From the lines of the ledger to one row per report: who has it, who waits, who was refused what. Pure.

import type { Line, Moment, Reason } from '../api/shapes'

export const PRECEDENCES = ['flash', 'immediate', 'priority', 'routine'] as const
export type Precedence = (typeof PRECEDENCES)[number]

/** How one partner stands with one report. */
export interface Cell {
  state: 'delivered' | 'waiting' | 'withheld' | 'refused'
  /** When it was acknowledged, sent, or decided. */
  at: Moment
  /** Statements that the partner received or is to receive. */
  released: number
  /** Statements that it does not get. */
  withheld: number
  clauses: string[]
  reasons: Reason[]
}

export interface Row {
  report: string
  /** The member that wrote it; nothing when the line that says so has not been loaded. */
  originator: string | undefined
  precedence: Precedence
  /** When it was first seen here. */
  at: Moment
  position: number
  statements: number
  cells: ReadonlyMap<string, Cell>
}

const asPrecedence = (word: string | undefined): Precedence | undefined =>
  PRECEDENCES.find((known) => known === word)

/** One row per report in the lines, FLASH first and within a precedence the newest first. */
export function fold(lines: Iterable<Line>, own: string): Row[] {
  const inOrder = [...lines].sort((a, b) => a.position - b.position)
  const rows = new Map<string, Row & { cells: Map<string, Cell> }>()
  const reportsOf = new Map<string, Set<string>>()

  for (const line of inOrder) {
    for (const report of reportsIn(line, reportsOf)) {
      const row = rows.get(report) ?? {
        report,
        originator: undefined,
        precedence: 'routine',
        at: line.at,
        position: line.position,
        statements: 0,
        cells: new Map<string, Cell>(),
      }
      rows.set(report, row)
      row.precedence = asPrecedence(line.precedence) ?? row.precedence
      if (line.what === 'reported' || line.what === 'received') {
        row.originator = line.what === 'reported' ? own : line.member
        row.at = line.at
        row.statements = line.statements ?? row.statements
      } else if (line.member !== undefined) {
        row.originator ??= own
        row.cells.set(line.member, after(row.cells.get(line.member), line))
      }
    }
  }
  return [...rows.values()].sort(
    (a, b) =>
      PRECEDENCES.indexOf(a.precedence) - PRECEDENCES.indexOf(b.precedence) ||
      b.at.localeCompare(a.at) ||
      b.position - a.position,
  )
}

/** The reports that a line concerns: named on it, or those of its delivery. */
function reportsIn(line: Line, known: Map<string, Set<string>>): Iterable<string> {
  const key = line.delivery === undefined ? undefined : `${line.member} ${line.delivery}`
  if (line.report !== undefined) {
    if (key !== undefined) known.set(key, (known.get(key) ?? new Set()).add(line.report))
    return [line.report]
  }
  return key === undefined ? [] : (known.get(key) ?? [])
}

const NOTHING: Omit<Cell, 'at'> = { state: 'waiting', released: 0, withheld: 0, clauses: [], reasons: [] }

function after(cell: Cell | undefined, line: Line): Cell {
  const before = cell ?? { ...NOTHING, at: line.at }
  switch (line.what) {
    case 'delivered':
      return {
        ...before,
        state: 'waiting',
        at: line.at,
        released: line.statements ?? before.released,
        clauses: line.clauses ?? [],
      }
    case 'acknowledged':
      return { ...before, state: line.outcome === 'refused' ? 'refused' : 'delivered', at: line.at }
    case 'withheld':
      return {
        ...before,
        state: cell === undefined ? 'withheld' : before.state,
        withheld: line.statements ?? before.withheld,
        reasons: line.reasons ?? [],
      }
    default:
      return before
  }
}

export type Filter = 'all' | 'waiting' | 'refused' | 'withheld'

/** Whether a row has a partner in that condition. */
export function matches(row: Row, filter: Filter): boolean {
  if (filter === 'all') return true
  const cells = [...row.cells.values()]
  if (filter === 'withheld') return cells.some((cell) => cell.withheld > 0 || cell.state === 'withheld')
  return cells.some((cell) => cell.state === filter)
}
