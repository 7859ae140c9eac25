import { expect, it } from 'vitest'
import { middleOf, middleOfArea, nameOf } from './base'

it('names a country in the language of the reader', () => {
  expect(nameOf('368', 'Iraq', 'en-GB')).toBe('Iraq')
  expect(nameOf('368', 'Iraq', 'ar-IQ-u-nu-latn')).toBe('العراق')
  expect(nameOf('368', 'Iraq', 'ckb-IQ-u-nu-latn')).toBe('عێراق')
  expect(nameOf(4, 'Afghanistan', 'ar')).toBe('أفغانستان')
})

it('keeps the name of what has no number', () => {
  expect(nameOf(undefined, 'N. Cyprus', 'ar')).toBe('N. Cyprus')
  expect(nameOf('x', 'Somewhere', 'ckb')).toBe('Somewhere')
})

it('finds the middle of an outline, whichever way it runs', () => {
  const square = [
    [0, 0],
    [4, 0],
    [4, 2],
    [0, 2],
    [0, 0],
  ]
  expect(middleOf(square)).toEqual({ area: 8, at: [2, 1] })
  expect(middleOf([...square].reverse())).toEqual({ area: 8, at: [2, 1] })
  expect(middleOf([])).toEqual({ area: 0, at: [0, 0] })
})

it('takes the largest of several parts', () => {
  const part = (at: number, size: number) => [
    [
      [at, at],
      [at + size, at],
      [at + size, at + size],
      [at, at + size],
      [at, at],
    ],
  ]
  const islands = { type: 'MultiPolygon' as const, coordinates: [part(0, 1), part(10, 4), part(20, 2)] }
  const { area, at } = middleOfArea(islands)
  expect([area, ...at].map((one) => Math.round(one * 1e6) / 1e6)).toEqual([16, 12, 12])
})
