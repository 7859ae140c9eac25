import { describe, expect, it } from 'vitest'
import type { Placed } from '../api/shapes'
import { type Days, dayOf, daysOf, density, numberOf, SIGNS, signOf, together, within } from './placed'

const placed = (statement: string, day?: string, rest: Partial<Placed> = {}): Placed => ({
  statement,
  subject: `s-${statement}`,
  kind: day === undefined ? 'place' : 'incident',
  latitude: 33,
  longitude: 44,
  originator: 'BGD',
  written: '2026-11-20T11:15:00.000Z',
  banner: 'RESTRICTED // REL TO ANY PARTY // EXERCISE',
  ...(day !== undefined && { day }),
  ...rest,
})
const days = (first: string, last: string): Days => ({ first: numberOf(first), last: numberOf(last) })
const ALL = new Set(SIGNS)

describe('signs', () => {
  it.each([
    [placed('1'), 'place'],
    [placed('1', undefined, { sort: 'control-point' }), 'control-point'],
    [placed('1', undefined, { sort: ' Control point' }), 'control-point'],
    [placed('1', undefined, { sort: 'village' }), 'place'],
    [placed('1', '2026-11-20', { sort: 'control-point' }), 'incident'],
  ] as const)('%#', (one, sign) => expect(signOf(one)).toBe(sign))
})

it('counts days over the ends of months, years and summer time', () => {
  expect(numberOf('2027-01-01') - numberOf('2026-12-31')).toBe(1)
  expect(numberOf('2026-04-01') - numberOf('2026-03-01')).toBe(31)
  expect(dayOf(numberOf('2028-02-29'))).toBe('2028-02-29')
})

it('puts what came among what is known, the newest first and the places last', () => {
  const known = [placed('b', '2026-11-19'), placed('a', '2026-11-18'), placed('z')]
  const again = placed('a', '2026-11-20')
  const shown = together(known, [again, placed('c', '2026-11-19')])
  expect(shown.map((one) => [one.statement, one.day])).toEqual([
    ['a', '2026-11-20'],
    ['b', '2026-11-19'],
    ['c', '2026-11-19'],
    ['z', undefined],
  ])
})

it('keeps apart what two originators say by one statement, and two points of a place', () => {
  const two = [placed('a', '2026-11-19'), placed('a', '2026-11-19', { originator: 'AMM' })]
  expect(together(two, [placed('a', '2026-11-19', { latitude: 34 })])).toHaveLength(3)
})

it('spans the days of which something is said, and today', () => {
  expect(daysOf([], '2026-11-20')).toEqual(days('2026-11-20', '2026-11-20'))
  const some = [placed('a', '2026-10-01'), placed('b', '2026-12-01'), placed('c')]
  expect(daysOf(some, '2026-11-20')).toEqual(days('2026-10-01', '2026-12-01'))
})

it('shows what stands within the days, and places always', () => {
  const all = [placed('a', '2026-11-18'), placed('b', '2026-11-20'), placed('c')]
  const shown = (of: Days, signs = ALL) => within(all, signs, of).map((one) => one.statement)
  expect(shown(days('2026-11-18', '2026-11-18'))).toEqual(['a', 'c'])
  expect(shown(days('2026-11-19', '2026-11-21'))).toEqual(['b', 'c'])
  expect(shown(days('2026-11-18', '2026-11-20'), new Set(['place']))).toEqual(['c'])
})

describe('density', () => {
  const all = [placed('a', '2026-11-18'), placed('b', '2026-11-20'), placed('c', '2026-11-20'), placed('d')]
  it('counts each day', () => {
    const bars = density(all, days('2026-11-18', '2026-11-20'), 100)
    expect(bars.map((bar) => bar.count)).toEqual([1, 0, 2])
  })
  it('counts some days together where there are many, and loses none', () => {
    const bars = density(all, days('2026-11-18', '2026-11-20'), 2)
    expect(bars.map((bar) => [dayOf(bar.first), dayOf(bar.last), bar.count])).toEqual([
      ['2026-11-18', '2026-11-19', 1],
      ['2026-11-20', '2026-11-20', 2],
    ])
  })
  it('leaves out what stands on other days', () => {
    expect(density(all, days('2026-11-19', '2026-11-19'), 9).map((bar) => bar.count)).toEqual([0])
  })
})
