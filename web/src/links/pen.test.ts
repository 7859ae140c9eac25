import { expect, it } from 'vitest'
import { directionOf, shortened } from './pen'

it('writes a name in the direction of its first letter, whatever signs stand before it', () => {
  expect(
    ['كريم Karim', 'EXERCISE كريم', '11-4471 شاحنة', '\u202e Karim', '2026-10-02', ''].map(directionOf),
  ).toEqual(['rtl', 'ltr', 'rtl', 'ltr', 'ltr', 'ltr'])
})

it('cuts a name that is too long between signs, not within one', () => {
  expect(shortened('EXERCISE Karim')).toBe('EXERCISE Karim')
  expect([...shortened('😀'.repeat(10_000))]).toHaveLength(26)
})
