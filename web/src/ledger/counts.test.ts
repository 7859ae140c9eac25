import { expect, it } from 'vitest'
import type { Disclosure } from '../api/shapes'
import { countDisclosures } from './counts'

const one = (to: string, statements: number, rest: Partial<Disclosure> = {}): Disclosure => ({
  position: 1,
  at: '2026-11-20T11:00:00.000Z',
  to,
  how: 'delivery',
  clauses: [],
  purposes: [],
  statements,
  acknowledged: true,
  ...rest,
})

it('counts what each member was given and has not acknowledged', () => {
  const later = '2026-11-20T12:00:00.000Z'
  expect(
    countDisclosures([one('EBL', 2), one('AMM', 9), one('EBL', 3, { at: later, acknowledged: false })]),
  ).toEqual([
    { to: 'AMM', reports: 1, statements: 9, waiting: 0, last: '2026-11-20T11:00:00.000Z' },
    { to: 'EBL', reports: 2, statements: 5, waiting: 1, last: later },
  ])
})
