import { expect, it } from 'vitest'
import { hijri, inDigits, withDigits } from './calendar'

it('says a day in the Hijri calendar', () => {
  // The first day of the year 1448 by Umm al-Qura.
  expect(hijri('2026-06-16', 'en-GB', 'latn')).toMatch(/^1 Muharram 1448/)
  expect(hijri('2026-06-16', 'ar-IQ-u-nu-latn', 'arab')).toMatch(/^١ محرم/)
})
it('says nothing of what is no day', () => {
  for (const text of ['1971', '1971-03', '2026-02-30', 'yesterday', ''])
    expect(hijri(text, 'en-GB', 'latn')).toBe('')
})
it('shows the digits that the reader prefers', () => {
  expect(inDigits('14:15', 'arab')).toBe('١٤:١٥')
  expect(inDigits('14:15', 'latn')).toBe('14:15')
  expect(withDigits('ar-IQ-u-nu-latn', 'arab')).toBe('ar-IQ-u-nu-arab')
})
