// What a piece of evidence weighs, in words that need no mathematics. Pure.

import type { PairEvidence, Statement } from '../api/shapes'
import { identifies, rankOf } from '../people/statements'

export type Strength = 'strongly-for' | 'for' | 'little' | 'against' | 'strongly-against'

/** One bit doubles or halves the odds: less says little, and four are sixteen to one. */
const SAYS_SOMETHING = 1
const SAYS_MUCH = 4

export function strengthOf(bits: number): Strength {
  if (Math.abs(bits) < SAYS_SOMETHING) return 'little'
  const side = bits > 0 ? 'for' : 'against'
  return Math.abs(bits) < SAYS_MUCH ? side : `strongly-${side}`
}

/** `+6.2` or `−1.0`: the sign of a true minus is as wide as a plus. */
export const signedBits = (bits: number) => `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`

/** What is said of the two under one property, and what that is evidence of. */
export interface Row {
  property: string
  one: Statement[]
  other: Statement[]
  evidence: PairEvidence[]
}

/**
 * Properties in the order in which an officer reads a person, those with evidence first. A piece of evidence stands in the row of the first
 * statement that it names.
 */
export function rowsOf(one: Statement[], other: Statement[], evidence: readonly PairEvidence[]): Row[] {
  const rows = new Map<string, Row>()
  const rowOf = (property: string) => {
    const row = rows.get(property) ?? { property, one: [], other: [], evidence: [] }
    rows.set(property, row)
    return row
  }
  const propertyOf = new Map([...one, ...other].map((statement) => [statement.id, statement.property]))
  for (const piece of evidence) {
    const property = piece.statements.map((id) => propertyOf.get(id)).find((found) => found !== undefined)
    if (property !== undefined) rowOf(property).evidence.push(piece)
  }
  for (const statement of one) rowOf(statement.property).one.push(statement)
  for (const statement of other) rowOf(statement.property).other.push(statement)
  const place = (row: Row) => (row.evidence.length > 0 ? -1 : rankOf(row.property))
  return [...rows.values()].sort((a, b) => place(a) - place(b))
}

/** What only one of the two has, and what says nothing of who he is: folded away until it is asked for. */
export const isAside = (row: Row) =>
  row.evidence.length === 0 && !identifies(row.property) && (row.one.length === 0 || row.other.length === 0)

/** Properties of which something is held on both sides: only these can part the two. */
export const partable = (rows: readonly Row[]) =>
  rows.filter((row) => row.one.length > 0 && row.other.length > 0).map((row) => row.property)

/** Of these the ones whose evidence speaks for two people. */
export const parting = (rows: readonly Row[]) =>
  rows.filter((row) => row.evidence.some((piece) => piece.weight < 0)).map((row) => row.property)
