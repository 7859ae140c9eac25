import { describe, expect, it } from 'vitest'
import type { PairEvidence } from '../api/shapes'
import { statementOf } from '../people/testing'
import { isAside, partable, parting, rowsOf, signedBits, strengthOf } from './evidence'

const piece = (kind: string, weight: number, ...statements: string[]): PairEvidence => ({
  kind,
  finding: 'same',
  weight,
  one: [],
  other: [],
  statements,
})

it('says in words how much bits are', () => {
  expect([46, 4, 3.9, 1, 0.9, 0, -0.9, -1, -4].map(strengthOf)).toEqual([
    'strongly-for',
    'strongly-for',
    'for',
    'for',
    'little',
    'little',
    'little',
    'against',
    'strongly-against',
  ])
  expect([6.25, -1, 0].map(signedBits)).toEqual(['+6.3', '−1.0', '+0.0'])
})

describe('two side by side', () => {
  const one = [statementOf('name', 'A'), statementOf('motherName', 'B'), statementOf('notes', 'C')]
  const other = [statementOf('motherName', 'D'), statementOf('birthPlace', 'E'), statementOf('name', 'F')]
  const evidence = [
    piece('mother', -7, 'st-motherName-B', 'st-motherName-D'),
    piece('name', 9, 'st-name-A', 'st-name-F'),
    piece('birth', 1, 'st-nobody'),
  ]
  const rows = rowsOf(one, other, evidence)

  it('stand property by property, evidence first and nothing lost', () => {
    expect(rows.map((row) => [row.property, row.one.length, row.other.length, row.evidence.length])).toEqual([
      ['motherName', 1, 1, 1],
      ['name', 1, 1, 1],
      ['birthPlace', 0, 1, 0],
      ['notes', 1, 0, 0],
    ])
  })
  it('fold away only what one of them has and what says nothing of who he is', () => {
    expect(rows.filter(isAside).map((row) => row.property)).toEqual(['notes'])
  })
  it('are parted by what both have, and first by what differs', () => {
    expect(partable(rows)).toEqual(['motherName', 'name'])
    expect(parting(rows)).toEqual(['motherName'])
  })
})
