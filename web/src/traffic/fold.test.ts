import { describe, expect, it } from 'vitest'
import type { Line } from '../api/shapes'
import { fold, matches } from './fold'

const at = (minute: number) => `2026-11-20T11:${String(minute).padStart(2, '0')}:00.000Z`
const line = (position: number, what: string, rest: Partial<Line> = {}): Line => ({
  position,
  at: at(position),
  what,
  report: 'r-1',
  ...rest,
})
const cellOf = (lines: Line[], member: string) => fold(lines, 'BGD')[0]?.cells.get(member)

describe('a partner’s cell', () => {
  const sent = [
    line(1, 'reported', { precedence: 'immediate', statements: 3 }),
    line(2, 'delivered', { member: 'EBL', delivery: 'd-1', statements: 2, clauses: ['jcc-2026/1'] }),
  ]
  it('waits until it is acknowledged', () => {
    expect(cellOf(sent, 'EBL')).toMatchObject({ state: 'waiting', at: at(2), released: 2 })
  })
  it('is delivered with the time of the acknowledgement', () => {
    const lines = [...sent, line(3, 'acknowledged', { member: 'EBL', delivery: 'd-1', outcome: 'stored' })]
    expect(cellOf(lines, 'EBL')).toMatchObject({ state: 'delivered', at: at(3), clauses: ['jcc-2026/1'] })
  })
  it('finds the report of an acknowledgement that names only the delivery', () => {
    const { report: _, ...bare } = line(3, 'acknowledged', {
      member: 'EBL',
      delivery: 'd-1',
      outcome: 'known',
    })
    expect(cellOf([...sent, bare], 'EBL')?.state).toBe('delivered')
  })
  it('does not mistake another member’s delivery of the same id', () => {
    const { report: _, ...bare } = line(3, 'acknowledged', {
      member: 'AMM',
      delivery: 'd-1',
      outcome: 'stored',
    })
    expect(cellOf([...sent, bare], 'EBL')?.state).toBe('waiting')
  })
  it('says refused', () => {
    const lines = [...sent, line(3, 'acknowledged', { member: 'EBL', outcome: 'refused' })]
    expect(cellOf(lines, 'EBL')?.state).toBe('refused')
  })
  it('keeps what was withheld beside what was delivered, in either order', () => {
    const withheld = {
      member: 'EBL',
      statements: 1,
      reasons: [{ code: 'ceiling', text: 'above the ceiling' }],
    }
    const before = [sent[0] as Line, line(2, 'withheld', withheld), { ...(sent[1] as Line), position: 3 }]
    const behind = [...sent, line(3, 'withheld', withheld)]
    for (const lines of [before, behind]) {
      expect(cellOf(lines, 'EBL')).toMatchObject({ state: 'waiting', released: 2, withheld: 1 })
    }
  })
  it('says withheld where nothing was released', () => {
    expect(cellOf([line(1, 'withheld', { member: 'AMM', statements: 3 })], 'AMM')?.state).toBe('withheld')
  })
})

describe('rows', () => {
  it('stand by precedence, then the newest first', () => {
    const lines = [
      line(1, 'reported', { report: 'r-routine', precedence: 'routine' }),
      line(2, 'reported', { report: 'r-flash', precedence: 'flash' }),
      line(3, 'reported', { report: 'r-routine-2', precedence: 'routine' }),
      line(4, 'received', { report: 'r-priority', precedence: 'priority', member: 'EBL' }),
    ]
    const order = ['r-flash', 'r-priority', 'r-routine-2', 'r-routine']
    expect(fold(lines, 'BGD').map((row) => row.report)).toEqual(order)
    expect(fold(lines.reverse(), 'BGD').map((row) => row.report)).toEqual(order)
  })
  it('name the originator', () => {
    const [row] = fold([line(4, 'received', { member: 'EBL' })], 'BGD')
    expect(row?.originator).toBe('EBL')
    expect(fold([line(4, 'reported')], 'BGD')[0]?.originator).toBe('BGD')
  })
  it('leave out lines that concern no report', () => {
    expect(fold([{ position: 1, at: at(1), what: 'agreement' }], 'BGD')).toEqual([])
  })
  it('are found by the condition of a partner', () => {
    const [row] = fold([line(1, 'reported'), line(2, 'delivered', { member: 'EBL' })], 'BGD')
    if (!row) throw new Error('a row was expected')
    expect([matches(row, 'all'), matches(row, 'waiting'), matches(row, 'refused')]).toEqual([
      true,
      true,
      false,
    ])
  })
})
