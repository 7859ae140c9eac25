import { describe, expect, it } from 'vitest'
import type { Line, PartnerTraffic, ReportHead } from '../api/shapes'
import { cellOf, fold, isOpen, matches } from './fold'

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
const NO_WAYS = new Map()

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

describe('rows', () => {
  const lines = [
    line(1, 'submitted', { report: head('r-routine') }),
    line(2, 'submitted', { report: head('r-flash', { precedence: 'flash' }) }),
    line(3, 'submitted', { report: head('r-routine-2') }),
    line(4, 'received', {
      member: 'EBL',
      report: head('r-theirs', { originator: 'EBL', own: false, precedence: 'priority' }),
    }),
  ]
  it('stand by precedence, then the newest first, however the lines came', () => {
    const order = ['r-flash', 'r-theirs', 'r-routine-2', 'r-routine']
    expect(fold(lines, NO_WAYS).map((row) => row.report)).toEqual(order)
    expect(fold([...lines].reverse(), NO_WAYS).map((row) => row.report)).toEqual(order)
  })
  it('do not overlook a precedence that this page does not know', () => {
    const odd = line(5, 'submitted', { report: head('r-odd', { precedence: 'critic' }) })
    expect(fold([...lines, odd], NO_WAYS)[0]?.report).toBe('r-odd')
  })
  it('stand once for a report that comes twice', () => {
    const again = line(9, 'received', {
      member: 'JCC',
      report: head('r-theirs', { originator: 'EBL', own: false }),
    })
    const rows = fold([...lines, again], NO_WAYS).filter((row) => row.report === 'r-theirs')
    expect(rows.map((row) => row.at)).toEqual([at(4)])
  })
  it('leave out lines about deliveries and withholding', () => {
    const rest = ['disclosed', 'acknowledged', 'receipt-given'].map((what, n) =>
      line(20 + n, what, { member: 'EBL' }),
    )
    const withheld = line(30, 'withheld', { member: 'AMM', report: head('r-old') })
    expect(fold([...rest, withheld], NO_WAYS)).toEqual([])
  })
  it('take what was asked last over what the line said first', () => {
    const submitted = line(1, 'submitted', { report: head('r-1'), members: [partner('disclosed')] })
    const before = fold([submitted], NO_WAYS)[0]
    const after = fold([submitted], new Map([['r-1', [partner('acknowledged', { acknowledged: at(5) })]]]))[0]
    expect([before?.cells.get('EBL')?.state, after?.cells.get('EBL')?.state]).toEqual([
      'waiting',
      'delivered',
    ])
    expect([before && isOpen(before), after && isOpen(after)]).toEqual([true, false])
    expect([before && matches(before, 'waiting'), after && matches(after, 'waiting')]).toEqual([true, false])
  })
  it('of others are never open, and those of ours are until something is known', () => {
    const rows = fold(lines, NO_WAYS)
    expect(rows.map((row) => isOpen(row))).toEqual([true, false, true, true])
  })
})
