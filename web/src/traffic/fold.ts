// From a line of the ledger to a row of the traffic: who has the report, who waits, who was refused what. Pure.

import type { Line, Moment, PartnerStanding } from '../api/shapes'

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
  /** When it was written. */
  written: Moment
  position: number
  statements: number
  cells: ReadonlyMap<string, Cell>
  /** Whether it is known how the partners stand. */
  known: boolean
}

/** A word that is not known is handled as fast as can be, rather than overlooked. */
const asPrecedence = (word: string): Precedence => PRECEDENCES.find((known) => known === word) ?? 'flash'

/** The row of a line by which a report came here; nothing for any other line. */
export function rowOf({ report, what, at, position, members }: Line): Row | undefined {
  if (report === undefined || (what !== 'submitted' && what !== 'received')) return undefined
  const partners = report.own ? members : []
  return {
    report: report.id,
    originator: report.originator,
    own: report.own,
    kind: report.kind,
    precedence: asPrecedence(report.precedence),
    at,
    written: report.written,
    position,
    statements: report.statements,
    cells: cellsOf(partners ?? []),
    known: partners !== undefined,
  }
}

export const cellsOf = (partners: readonly PartnerStanding[]) =>
  new Map(partners.map((partner) => [partner.member, cellOf(partner)]))

export function cellOf(partner: PartnerStanding): Cell {
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

export const FILTERS = ['all', 'waiting', 'refused', 'withheld'] as const
export type Filter = (typeof FILTERS)[number]

/** Whether a row has a partner in that condition. */
export function matches(row: Row, filter: Filter): boolean {
  if (filter === 'all') return true
  for (const { state, withheld } of row.cells.values()) {
    if (state === filter || (filter === 'withheld' && withheld > 0)) return true
  }
  return false
}

/** Whether the node's answer about a report can still change because of a delivery that is on its way. */
export function isOpen(row: Row): boolean {
  return row.own && (row.cells.size === 0 || matches(row, 'waiting'))
}
