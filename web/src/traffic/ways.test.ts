import { expect, it } from 'vitest'
import type { Client } from '../api/client'
import type { Line, PartnerStanding } from '../api/shapes'
import type { Recent } from './book'
import type { Row } from './fold'
import { askFor, worthAsking } from './ways'

const NOW = Date.parse('2026-11-20T12:00:00.000Z')
const row = (report: string, position: number, rest: Partial<Row> = {}): Row => ({
  written: '2026-11-20T09:00:00.000Z',
  report,
  originator: 'BGD',
  own: true,
  kind: 'intrep',
  precedence: 'routine',
  at: '2026-11-20T09:00:00.000Z',
  position,
  statements: 1,
  cells: new Map(),
  known: false,
  ...rest,
})
const done = new Map([['EBL', { state: 'delivered', at: undefined, withheld: 0 } as const]])
const waits = new Map([['EBL', { state: 'waiting', at: undefined, withheld: 0 } as const]])
const news = (delivery: string) => [{ what: 'acknowledged', member: 'EBL', delivery }] as unknown as Line[]
const via = (delivery: string) => [{ member: 'EBL', delivery } as PartnerStanding]
const recent = (one: Row, ...deliveries: string[]): Recent => ({ row: one, deliveries: new Set(deliveries) })
const check = (rows: Recent[], lines: Line[] | undefined, expected: string[]) =>
  expect(worthAsking(rows, lines, NOW).map((found) => found.report)).toEqual(expected)

it('asks for reports of which nothing is known', () =>
  check(
    [recent(row('r-3', 3)), recent(row('r-2', 2, { known: true })), recent(row('r-1', 1))],
    [],
    ['r-3', 'r-1'],
  ))

it('leaves settled reports alone until the news is about their delivery', () => {
  const settled = recent(row('r-1', 1, { cells: done, known: true }), 'd-1')
  check([settled], [], [])
  check([settled], news('d-2'), [])
  check([settled], news('d-1'), ['r-1'])
})

it('asks again for what waits, and only when something happened, or so much that it was not kept', () => {
  const open = recent(row('r-1', 1, { cells: waits, known: true }), 'd-1')
  check([open], [], [])
  check([open], news('d-9'), ['r-1'])
  check([open], undefined, ['r-1'])
})

it('asks again for a young report, which may be planned for one more member', () => {
  const young = row('r-1', 1, { cells: done, at: '2026-11-20T11:59:30.000Z', known: true })
  check([recent(young, 'd-1')], news('d-9'), ['r-1'])
})

it('does not ask twice for a report that goes to nobody', () =>
  check([recent(row('r-1', 1, { known: true }))], [], []))

it('reads many reports by pages of lines, and stops at the oldest that is asked for', async () => {
  const asked: (number | undefined)[] = []
  const line = (position: number) => ({ position, report: { id: `r-${position}` }, members: via('d-1') })
  const client = {
    traffic: async ({ before }: { before?: number }) => {
      asked.push(before)
      const top = (before ?? 0) - 1
      return { lines: [line(top), line(top - 1), line(top - 2)], next: top - 2 }
    },
  } as unknown as Client
  const found: string[] = []
  const rows = [12, 11, 10, 9, 8, 7, 6, 5, 4].map((position) => row(`r-${position}`, position))
  await askFor(client, rows, new AbortController().signal, (some) => found.push(...some.map(([id]) => id)))
  expect(asked).toEqual([13, 10, 7])
  expect(found).toEqual(rows.map((one) => one.report))
})
