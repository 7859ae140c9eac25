import { expect, it } from 'vitest'
import type { Line, PartnerTraffic } from '../api/shapes'
import type { Row, Ways } from './fold'
import { worthAsking } from './ways'

const NOW = Date.parse('2026-11-20T12:00:00.000Z')
const row = (report: string, position: number, rest: Partial<Row> = {}): Row => ({
  report,
  originator: 'BGD',
  own: true,
  kind: 'intrep',
  precedence: 'routine',
  at: '2026-11-20T09:00:00.000Z',
  position,
  statements: 1,
  cells: new Map(),
  ...rest,
})
const done = new Map([['EBL', { state: 'delivered', at: undefined, withheld: 0 } as const]])
const waits = new Map([['EBL', { state: 'waiting', at: undefined, withheld: 0 } as const]])
const news = (delivery: string) => [{ what: 'acknowledged', member: 'EBL', delivery }] as unknown as Line[]
const knownOf = (report: string, delivery: string): Ways =>
  new Map([[report, [{ member: 'EBL', delivery } as PartnerTraffic]]])
const check = (rows: Row[], ways: Ways, lines: Line[], expected: string[]) =>
  expect(worthAsking(rows, ways, lines, NOW)).toEqual(expected)

it('asks for reports of ours of which nothing is known, the newest first', () =>
  check([row('r-1', 1), row('r-3', 3), row('r-2', 2, { own: false })], new Map(), [], ['r-3', 'r-1']))

it('leaves settled reports alone until the news is about their delivery', () => {
  const settled = row('r-1', 1, { cells: done })
  check([settled], knownOf('r-1', 'd-1'), [], [])
  check([settled], knownOf('r-1', 'd-1'), news('d-2'), [])
  check([settled], knownOf('r-1', 'd-1'), news('d-1'), ['r-1'])
})

it('asks again for what waits, and only when something happened', () => {
  check([row('r-1', 1, { cells: waits })], knownOf('r-1', 'd-1'), [], [])
  check([row('r-1', 1, { cells: waits })], knownOf('r-1', 'd-1'), news('d-9'), ['r-1'])
})

it('asks again for a young report, which may be planned for one more member', () =>
  check(
    [row('r-1', 1, { cells: done, at: '2026-11-20T11:59:30.000Z' })],
    knownOf('r-1', 'd-1'),
    news('d-9'),
    ['r-1'],
  ))

it('does not ask twice for a report that goes to nobody', () =>
  check([row('r-1', 1)], new Map([['r-1', []]]), [], []))
