import { expect, it } from 'vitest'
import type { Client } from '../api/client'
import type { Line, PartnerTraffic } from '../api/shapes'
import type { Row } from './fold'
import { askFor, worthAsking } from './ways'

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
  partners: undefined,
  ...rest,
})
const done = new Map([['EBL', { state: 'delivered', at: undefined, withheld: 0 } as const]])
const waits = new Map([['EBL', { state: 'waiting', at: undefined, withheld: 0 } as const]])
const news = (delivery: string) => [{ what: 'acknowledged', member: 'EBL', delivery }] as unknown as Line[]
const via = (delivery: string) => [{ member: 'EBL', delivery } as PartnerTraffic]
const check = (rows: Row[], lines: Line[], expected: string[]) =>
  expect(worthAsking(rows, lines, NOW).map((found) => found.report)).toEqual(expected)

it('asks for reports of ours of which nothing is known, the newest first', () =>
  check([row('r-1', 1), row('r-3', 3), row('r-2', 2, { own: false })], [], ['r-3', 'r-1']))

it('leaves settled reports alone until the news is about their delivery', () => {
  const settled = row('r-1', 1, { cells: done, partners: via('d-1') })
  check([settled], [], [])
  check([settled], news('d-2'), [])
  check([settled], news('d-1'), ['r-1'])
})

it('asks again for what waits, and only when something happened', () => {
  check([row('r-1', 1, { cells: waits, partners: via('d-1') })], [], [])
  check([row('r-1', 1, { cells: waits, partners: via('d-1') })], news('d-9'), ['r-1'])
})

it('asks again for a young report, which may be planned for one more member', () =>
  check([row('r-1', 1, { cells: done, at: '2026-11-20T11:59:30.000Z', partners: via('d-1') })], news('d-9'), [
    'r-1',
  ]))

it('does not ask twice for a report that goes to nobody', () =>
  check([row('r-1', 1, { partners: [] })], [], []))

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
