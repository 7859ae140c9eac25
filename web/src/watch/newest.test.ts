import { expect, it } from 'vitest'
import type { Line, PartnerStanding, ReportHead } from '../api/shapes'
import { Book } from '../traffic/book'
import { IN_SIGHT, inSight, waitingBeside, waitingFor } from './newest'

const NOW = Date.parse('2026-11-20T12:00:00Z')
const partner = (member: string, rest: Partial<PartnerStanding> = {}): PartnerStanding =>
  ({ member, state: 'acknowledged', withheld: 0, ...rest }) as PartnerStanding
const line = (position: number, rest: Partial<Line> = {}, head: Partial<ReportHead> = {}): Line =>
  ({
    position,
    at: '2026-11-20T11:00:00.000Z',
    what: 'submitted',
    members: [],
    report: {
      ...{ id: `r-${position}`, originator: 'BGD', own: true, kind: 'intrep', precedence: 'routine' },
      ...{ statements: 1, written: '2026-11-20T11:00:00.000Z' },
      ...head,
    },
    ...rest,
  }) as Line
const bookOf = (...lines: Line[]) => {
  const book = new Book()
  book.add(lines)
  return book
}
const waiting = { members: [partner('AMM', { state: 'disclosed', disclosed: '2026-11-20T10:00:00.000Z' })] }
const places = (book: Book) => inSight(book, NOW).map((one) => one.position)

it('says who has not acknowledged, and since when, the longest first', () => {
  const members = [
    ...waiting.members,
    partner('EBL', { state: 'disclosed', disclosed: '2026-11-20T09:00:00.000Z' }),
    partner('CAI'),
  ]
  const row = bookOf(line(1, { members })).row('r-1')
  expect(row && waitingFor(row)).toEqual([
    { member: 'EBL', since: '2026-11-20T09:00:00.000Z' },
    { member: 'AMM', since: '2026-11-20T10:00:00.000Z' },
  ])
})

it('puts the faster first, then what waits, then the newest', () => {
  const book = bookOf(line(1), line(2, waiting), line(3), line(4, {}, { precedence: 'priority' }))
  expect(places(book)).toEqual([4, 2, 3, 1])
})

it('keeps what waits however old it is, and lets go of what was answered', () => {
  const at = '2026-11-01T11:00:00.000Z'
  expect(places(bookOf(line(1, { at }), line(2, { at, ...waiting })))).toEqual([2])
})

it('shows no more than fits', () => {
  expect(places(bookOf(...Array.from({ length: 30 }, (_, n) => line(n))))).toHaveLength(IN_SIGHT)
})

it('lists no entry of a list, and counts those that wait', () => {
  const list = { kind: 'list' }
  const book = bookOf(line(1, waiting, list), line(2, waiting), line(3, {}, list))
  expect(places(book)).toEqual([2])
  expect(waitingBeside(book, inSight(book, NOW))).toBe(1)
})
