// From the lines of the ledger to one row per report: who has it, who waits, who was refused what. Pure.

import type { Line, Moment, PartnerTraffic } from '../api/shapes'

export const PRECEDENCES = ['flash', 'immediate', 'priority', 'routine'] as const
export type Precedence = (typeof PRECEDENCES)[number]

/** How one partner stands with one report. */
export interface Cell {
  state: 'delivered' | 'waiting' | 'withheld' | 'refused'
  /** When it was acknowledged, or sent; nothing for what was never sent. */
  at: Moment | undefined
  /** Statements that the partner does not get. */
  withheld: number
}

export interface Row {
  report: string
  originator: string
  own: boolean
  kind: string
  precedence: Precedence
  /** When it was taken in here. */
  at: Moment
  position: number
  statements: number
  cells: ReadonlyMap<string, Cell>
  /** What the cells are made of; nothing while it is not known. */
  partners: readonly PartnerTraffic[] | undefined
}

/** How the partners stand with reports of our own, by report. */
export type Ways = ReadonlyMap<string, readonly PartnerTraffic[]>

/** A word that is not known is handled as fast as can be, rather than overlooked. */
const asPrecedence = (word: string): Precedence => PRECEDENCES.find((known) => known === word) ?? 'flash'

/** One row per report in the lines, FLASH first and within a precedence the newest first. */
export function fold(lines: Iterable<Line>, ways: Ways): Row[] {
  const rows = new Map<string, Row>()
  const inOrder = [...lines].sort((a, b) => a.position - b.position)
  for (const { report, what, at, position, members } of inOrder) {
    if (report === undefined || (what !== 'submitted' && what !== 'received')) continue
    const key = `${report.originator} ${report.id}`
    // A report that comes by two ways was taken in with the first.
    if (rows.has(key)) continue
    const partners = report.own ? (ways.get(report.id) ?? members) : []
    rows.set(key, {
      report: report.id,
      originator: report.originator,
      own: report.own,
      kind: report.kind,
      precedence: asPrecedence(report.precedence),
      at,
      position,
      statements: report.statements,
      cells: new Map(partners?.map((partner) => [partner.member, cellOf(partner)])),
      partners,
    })
  }
  return [...rows.values()].sort(
    (a, b) =>
      PRECEDENCES.indexOf(a.precedence) - PRECEDENCES.indexOf(b.precedence) ||
      b.at.localeCompare(a.at) ||
      b.position - a.position,
  )
}

export function cellOf(partner: PartnerTraffic): Cell {
  const { withheld } = partner
  switch (partner.state) {
    case 'acknowledged':
      return { state: 'delivered', at: partner.acknowledged, withheld }
    case 'refused':
      return { state: 'refused', at: partner.acknowledged, withheld }
    case 'disclosed':
      return { state: 'waiting', at: partner.disclosed, withheld }
    default:
      return { state: 'withheld', at: undefined, withheld }
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

/** Whether the node's answer about a report can still change because of a delivery that is on its way. */
export function isOpen(row: Row): boolean {
  if (!row.own) return false
  const cells = [...row.cells.values()]
  return cells.length === 0 || cells.some((cell) => cell.state === 'waiting')
}
