import { expect, it } from 'vitest'
import type { Disclosure } from '../api/shapes'
import { countDisclosures } from './counts'

const one = (rest: Partial<Disclosure>): Disclosure => ({
  position: 1,
  at: '2026-11-20T11:00:00.000Z',
  what: 'delivery',
  clauses: [],
  reports: 1,
  subjects: 0,
  statements: 2,
  ...rest,
})

it('counts each kind of giving for each receiver', () => {
  const counts = countDisclosures([
    one({ to: 'EBL' }),
    one({ to: 'AMM' }),
    one({ to: 'EBL', statements: 3, at: '2026-11-20T12:00:00.000Z' }),
    one({ what: 'read', login: 'amal' }),
  ])
  expect(counts).toEqual([
    { what: 'delivery', to: 'EBL', times: 2, statements: 5, last: '2026-11-20T12:00:00.000Z' },
    { what: 'delivery', to: 'AMM', times: 1, statements: 2, last: '2026-11-20T11:00:00.000Z' },
    { what: 'read', to: 'amal', times: 1, statements: 2, last: '2026-11-20T11:00:00.000Z' },
  ])
})
