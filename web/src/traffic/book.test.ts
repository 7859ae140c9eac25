import { describe, expect, it } from 'vitest'
import type { Line, PartnerStanding, ReportHead } from '../api/shapes'
import { Book } from './book'
import { FILTERS, matches } from './fold'
import { itemsOf, shown } from './runs'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 0, minute)).toISOString()
const head = (id: string, rest: Partial<ReportHead> = {}) =>
  ({
    ...{ id, originator: 'BGD', own: true, kind: 'intrep', precedence: 'routine', statements: 3 },
    ...{ purpose: 'investigation', written: at(0), subjects: 1, exercise: true },
    ...rest,
  }) as ReportHead
const line = (position: number, report: ReportHead, rest: Partial<Line> = {}) =>
  ({ position, at: at(position), what: report.own ? 'submitted' : 'received', report, ...rest }) as Line
const partner = (state: PartnerStanding['state'], rest: Partial<PartnerStanding> = {}) =>
  ({ member: 'EBL', state, withheld: 0, ...rest }) as PartnerStanding
const bookOf = (lines: Line[], most?: number) => {
  const book = new Book(most)
  book.add(lines)
  return book
}
const seen = (book: Book, open: string[] = []) => book.items('all', new Set(open)).map(({ id }) => id)

describe('what the page holds', () => {
  const lines = [
    line(1, head('r-routine')),
    line(2, head('r-flash', { precedence: 'flash' })),
    line(3, head('r-routine-2')),
    line(4, head('r-theirs', { originator: 'EBL', own: false, precedence: 'priority' })),
  ]
  it('stands by precedence, then the newest first, however the lines came', () => {
    const order = ['r-flash', 'r-theirs', 'r-routine-2', 'r-routine']
    expect(seen(bookOf(lines))).toEqual(order)
    expect(seen(bookOf([...lines].reverse()))).toEqual(order)
    const one = new Book()
    for (const each of [...lines].reverse()) one.add([each])
    expect(seen(one)).toEqual(order)
  })
  it('has a report that comes twice once, as it came first', () => {
    const again = line(9, head('r-theirs', { originator: 'EBL', own: false }), { member: 'JCC' })
    const book = bookOf([...lines, again])
    book.add([again])
    expect([book.counts.all, book.receivedAt('EBL', 'r-theirs')]).toEqual([4, at(4)])
  })
  it('takes what was asked last over what the line said first, and counts it anew', () => {
    const book = bookOf([line(1, head('r-1'), { members: [partner('disclosed', { delivery: 'd-1' })] })])
    expect([book.counts.waiting, book.waiting.size]).toEqual([1, 1])
    book.learn([['r-1', [partner('acknowledged', { acknowledged: at(5), withheld: 2 })]]])
    expect(book.counts).toEqual({ all: 1, waiting: 0, refused: 0, withheld: 1 })
    expect([book.waiting.size, book.row('r-1')?.cells.get('EBL')?.state]).toEqual([0, 'delivered'])
    expect(book.items('withheld', new Set()).map(({ id }) => id)).toEqual(['r-1'])
    book.learn([['r-unknown', []]])
    expect(book.counts.all).toBe(1)
  })
  it('looks after our newest ones, the newest first', () => {
    const book = bookOf(
      Array.from({ length: 3_000 }, (_, n) => line(n, head(`r-${n}`, { own: n % 2 === 0 }))),
    )
    expect(book.lookedAfter()[0]?.row.report).toBe('r-2998')
    expect(book.lookedAfter().length).toBeLessThanOrEqual(2_000)
  })
})

describe('a line that comes', () => {
  // Steps that are the same every time: chance from a seed (a linear congruence), lists and reports mixed.
  const steps = (seed: number) => {
    let state = seed
    const below = (end: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((state / 2_147_483_648) * end)
    }
    return Array.from({ length: 400 }, (_, n) => {
      const kind = below(3) > 0 ? 'list' : 'intrep'
      const precedence = ['routine', 'priority'][below(8) === 0 ? 1 : 0] ?? ''
      const members = [partner(below(3) === 0 ? 'disclosed' : 'acknowledged', { withheld: below(2) })]
      const own = below(4) > 0
      const report = head(`r-${n}`, { kind, precedence, own, originator: own ? 'BGD' : 'EBL' })
      // Now and then an older page is read in between.
      return line(below(10) === 0 ? 1_000 - n : 2_000 + n, report, { members })
    })
  }
  it('leaves what a whole look at all of it would find, whatever came before', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const book = new Book()
      const lines = steps(seed)
      lines.forEach((each, n) => {
        book.add([each])
        if (n % 5 === 0) book.learn([[`r-${n}`, [partner('refused')]]])
      })
      const rows = book.lanes()
      const whole = shown(
        rows.map((lane) => itemsOf(lane)),
        new Set(),
      )
      expect(book.items('all', new Set())).toEqual(whole)
      for (const filter of FILTERS) {
        expect(book.counts[filter]).toBe(rows.flat().filter((row) => matches(row, filter)).length)
      }
      expect([...book.waiting.values()].every((row) => matches(row, 'waiting'))).toBe(true)
      expect(book.waiting.size).toBe(book.counts.waiting)
      const run = whole.find((item) => item.kind === 'run')
      const states = run?.kind === 'run' ? run.run.rows.map((row) => row.cells.get('EBL')?.state) : []
      const delivered = states.filter((state) => state === 'delivered').length
      expect(run?.kind === 'run' && run.run.cell('EBL').delivered).toBe(delivered)
    }
  })
  it('shows a list that grows or is acknowledged anew, and everything else as the same thing', () => {
    const entry = (n: number) =>
      line(n, head(`r-${n}`, { kind: 'list' }), { members: [partner('disclosed')] })
    const book = bookOf([line(1, head('r-1')), ...[2, 3, 4, 5].map(entry)])
    const items = () => book.items('all', new Set(['list r-2']))
    const [run, , ...others] = items()
    const same = (after: typeof others) => after.filter((item) => others.includes(item)).length
    book.add([entry(6)])
    const [grown, newest, ...stayed] = items()
    expect([grown?.id, grown === run, newest?.id, same(stayed)]).toEqual([
      run?.id,
      false,
      'r-6',
      others.length,
    ])
    book.learn([['r-2', [partner('acknowledged')]]])
    const [changed, , ...rest] = items()
    expect([changed?.id, changed === grown, same(rest)]).toEqual([run?.id, false, others.length - 1])
  })
  it('costs as little after a hundred thousand as at first', () => {
    const book = bookOf(Array.from({ length: 100_000 - 1_000 }, (_, n) => line(n, head(`r-${n}`))))
    const took = Array.from({ length: 200 }, (_, n) => {
      const began = performance.now()
      book.add([line(200_000 + n, head(`r-new-${n}`))])
      return performance.now() - began
    }).sort((one, other) => one - other)
    expect(took[100]).toBeLessThan(4)
  })
  it('makes the oldest routine one go when the page is full, and nothing that is faster', () => {
    const flash = line(0, head('r-flash', { precedence: 'flash' }))
    const book = bookOf(
      [flash, ...Array.from({ length: 5_000 }, (_, n) => line(n + 1, head(`r-${n}`)))],
      4_000,
    )
    for (let n = 5_000; n < 9_000; n += 1) book.add([line(n + 1, head(`r-${n}`))])
    expect(book.counts.all).toBeLessThanOrEqual(4_000)
    expect(book.counts.all).toBeGreaterThan(2_000)
    const ids = seen(book)
    expect([ids[0], ids[1], ids.length]).toEqual(['r-flash', 'r-8999', book.counts.all])
    expect(book.receivedAt('BGD', 'r-0')).toBeUndefined()
  })
})
