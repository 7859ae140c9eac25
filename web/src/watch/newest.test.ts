import { expect, it } from 'vitest'
import type { Cell, Row } from '../traffic/fold'
import { IN_SIGHT, inSight, waitingBeside, waitingFor } from './newest'

const NOW = Date.parse('2026-11-20T12:00:00Z')
const row = (position: number, rest: Partial<Row> = {}, cells: Record<string, Partial<Cell>> = {}): Row => ({
  report: `r-${position}`,
  originator: 'BGD',
  own: true,
  kind: 'intrep',
  precedence: 'routine',
  at: '2026-11-20T11:00:00.000Z',
  position,
  statements: 1,
  cells: new Map(
    Object.entries(cells).map(([member, cell]) => [
      member,
      { state: 'delivered', at: undefined, withheld: 0, ...cell },
    ]),
  ),
  partners: [],
  ...rest,
})
const waiting = { AMM: { state: 'waiting', at: '2026-11-20T10:00:00.000Z' } } as const

it('says who has not acknowledged, and since when, the longest first', () => {
  const cells = { ...waiting, EBL: { state: 'waiting', at: '2026-11-20T09:00:00.000Z' }, CAI: {} } as const
  expect(waitingFor(row(1, {}, cells))).toEqual([
    { member: 'EBL', since: '2026-11-20T09:00:00.000Z' },
    { member: 'AMM', since: '2026-11-20T10:00:00.000Z' },
  ])
})

it('puts the faster first, then what waits, then the newest', () => {
  const rows = [row(1), row(2, {}, waiting), row(3), row(4, { precedence: 'priority' })]
  expect(inSight(rows, NOW).map((one) => one.position)).toEqual([4, 2, 3, 1])
})

it('keeps what waits however old it is, and lets go of what was answered', () => {
  const old = { at: '2026-11-01T11:00:00.000Z' }
  expect(inSight([row(1, old), row(2, old, waiting)], NOW).map((one) => one.position)).toEqual([2])
})

it('shows no more than fits', () => {
  const rows = Array.from({ length: 30 }, (_, n) => row(n))
  expect(inSight(rows, NOW)).toHaveLength(IN_SIGHT)
})

it('lists no entry of a list, and counts those that wait', () => {
  const rows = [row(1, { kind: 'list' }, waiting), row(2, {}, waiting), row(3, { kind: 'list' })]
  const shown = inSight(rows, NOW)
  expect(shown.map((one) => one.position)).toEqual([2])
  expect(waitingBeside(rows, shown)).toBe(1)
})
