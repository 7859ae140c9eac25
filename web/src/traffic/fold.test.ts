import { describe, expect, it } from 'vitest'
import type { Line, PartnerTraffic, ReportHead } from '../api/shapes'
import { cellOf, isOpen, matches, rowOf } from './fold'

const at = (minute: number) => `2026-11-20T11:${String(minute).padStart(2, '0')}:00.000Z`
const head = (id: string, rest: Partial<ReportHead> = {}): ReportHead => ({
  id,
  originator: 'BGD',
  own: true,
  kind: 'intrep',
  precedence: 'routine',
  purpose: 'investigation',
  written: at(0),
  statements: 3,
  subjects: 1,
  exercise: true,
  ...rest,
})
const line = (position: number, what: string, rest: Partial<Line> = {}): Line => ({
  position,
  at: at(position),
  what,
  reports: 1,
  statements: 0,
  stored: 0,
  known: 0,
  refused: 0,
  whole: false,
  clauses: [],
  reasons: [],
  ...rest,
})
const partner = (state: PartnerTraffic['state'], rest: Partial<PartnerTraffic> = {}): PartnerTraffic => ({
  member: 'EBL',
  name: 'Erbil',
  state,
  statements: 2,
  withheld: 0,
  clauses: [],
  purposes: [],
  reasons: [],
  withheld_statements: [],
  ...rest,
})

describe('a partner’s cell', () => {
  const check = (given: PartnerTraffic, expected: object) => expect(cellOf(given)).toMatchObject(expected)
  it('waits from when it was sent until it is acknowledged', () =>
    check(partner('disclosed', { disclosed: at(2) }), { state: 'waiting', at: at(2) }))
  it('is delivered with the time of the acknowledgement', () =>
    check(partner('acknowledged', { disclosed: at(2), acknowledged: at(3), withheld: 1 }), {
      state: 'delivered',
      at: at(3),
      withheld: 1,
    }))
  it('says refused', () => check(partner('refused', { acknowledged: at(3) }), { state: 'refused' }))
  it('says withheld where nothing was released', () =>
    check(partner('withheld', { withheld: 3 }), { state: 'withheld', withheld: 3, at: undefined }))
})

describe('a row', () => {
  it('is made of the line by which a report came, and of no other', () => {
    expect(rowOf(line(1, 'submitted', { report: head('r-1') }))).toMatchObject({
      report: 'r-1',
      known: false,
    })
    for (const what of ['disclosed', 'acknowledged', 'withheld', 'receipt-given']) {
      expect(rowOf(line(2, what, { member: 'EBL', report: head('r-1') }))).toBeUndefined()
    }
  })
  it('is handled as fast as can be where its precedence is not known', () =>
    expect(rowOf(line(1, 'submitted', { report: head('r-1', { precedence: 'critic' }) }))?.precedence).toBe(
      'flash',
    ))
  it('of others is never open, and ours is until something is known', () => {
    const open = (own: boolean, members: PartnerTraffic[] | undefined) => {
      const row = rowOf(line(1, 'submitted', { report: head('r-1', { own }), ...(members && { members }) }))
      return row && [isOpen(row), matches(row, 'waiting')]
    }
    expect(open(false, undefined)).toEqual([false, false])
    expect(open(true, undefined)).toEqual([true, false])
    expect(open(true, [partner('disclosed')])).toEqual([true, true])
    expect(open(true, [partner('acknowledged')])).toEqual([false, false])
  })
})
