import { describe, expect, it } from 'vitest'
import type { Cell, Row } from './fold'
import { itemsOf, Run, shown } from './runs'

const row = (report: string, rest: Partial<Row> = {}): Row => ({
  report,
  originator: 'BGD',
  own: true,
  kind: 'list',
  precedence: 'routine',
  at: '2026-11-20T09:00:00.000Z',
  position: 1,
  statements: 1,
  cells: new Map(),
  known: true,
  written: '2026-11-20T09:00:00.000Z',
  ...rest,
})
const entries = (from: number, count: number, rest: Partial<Row> = {}) =>
  Array.from({ length: count }, (_, n) => row(`r-${from + n}`, rest))
/** The rows are given as they are seen, the newest first. */
const check = (rows: Row[], open: string[], expected: string[]) =>
  expect(shown([itemsOf(rows.toReversed())], new Set(open)).map((item) => item.id)).toEqual(expected)

describe('runs of list entries', () => {
  const rows = [row('r-flash', { kind: 'intrep' }), ...entries(1, 5), row('r-last', { kind: 'warning' })]
  it('stand as one item, named by the oldest', () => check(rows, [], ['r-flash', 'list r-5', 'r-last']))
  it('stand behind it once it is open', () =>
    check(rows, ['list r-5'], ['r-flash', 'list r-5', 'r-1', 'r-2', 'r-3', 'r-4', 'r-5', 'r-last']))
  it('keep their name when newer entries come', () => check(entries(0, 6), [], ['list r-5']))
  it('stand for themselves when they are few', () => check(entries(1, 3), [], ['r-1', 'r-2', 'r-3']))
  it('end where something else or another originator stands between', () =>
    check(
      [
        ...entries(1, 4),
        row('r-x', { kind: 'intrep' }),
        ...entries(5, 4),
        ...entries(9, 4, { originator: 'EBL' }),
      ],
      [],
      ['list r-4', 'r-x', 'list r-8', 'list r-12'],
    ))
  it('are nothing where there are no rows', () => check([], [], []))
})

it('a run says how many entries a partner has, and how many statements it does not get', () => {
  const cell = (state: Cell['state'], withheld: number) =>
    row('r', { cells: new Map([['EBL', { state, at: undefined, withheld }]]) })
  const rows = [cell('delivered', 0), cell('delivered', 2), cell('waiting', 0), cell('withheld', 3)]
  const run = new Run(rows)
  expect(run.cell('EBL')).toEqual({ delivered: 2, waiting: 1, refused: 0, withheld: 5 })
  expect(run.cell('AMM')).toEqual({ delivered: 0, waiting: 0, refused: 0, withheld: 0 })
  run.replace(2, cell('delivered', 1))
  expect(run.cell('EBL')).toEqual({ delivered: 3, waiting: 0, refused: 0, withheld: 6 })
})
