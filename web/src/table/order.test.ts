import { expect, it } from 'vitest'
import { arranged, type Column, inSight, textOf, wishOf } from './order'

interface Row {
  who: string
  n: number
}
const columns: Column<Row>[] = [
  { id: 'who', name: 'Who', width: '50%', by: ({ who }) => who, words: ({ who }) => `${who} of Baghdad` },
  { id: 'n', name: 'N', width: '50%', by: ({ n }) => n },
]
const rows = [
  { who: 'Layla', n: 9 },
  { who: 'amal', n: 10 },
  { who: 'Layla', n: 2 },
]
const wish = (typed: string, order?: { column: string; descending: boolean }) =>
  wishOf(columns, typed, order, (row) => textOf(row, columns))

it('sorts numbers as numbers, both ways, and leaves what is equal as it came', () => {
  const by = (column: string, descending: boolean) => arranged(rows, wish('', { column, descending }))
  expect(by('n', false)).toEqual([2, 0, 1])
  expect(by('n', true)).toEqual([1, 0, 2])
  expect(by('who', false)).toEqual([0, 2, 1])
  expect(by('who', true)).toEqual([1, 0, 2])
})

it('finds every word in what is seen, whichever case', () => {
  expect(arranged(rows, wish('LAYLA 2'))).toEqual([2])
  expect(arranged(rows, wish(' baghdad  '))).toEqual([0, 1, 2])
  expect(arranged(rows, wish('noor'))).toEqual([])
})

it('draws what is in sight and half as much beyond each end, and never nothing', () => {
  expect(inSight(0, 360, 36, 100_000)).toEqual([0, 20])
  expect(inSight(36_000, 360, 36, 100_000)).toEqual([995, 1015])
  expect(inSight(3_600_000, 360, 36, 100_000)).toEqual([99_990, 100_000])
  // It was scrolled far down, and then fewer rows were left.
  expect(inSight(36_000, 360, 36, 3)).toEqual([0, 3])
})
