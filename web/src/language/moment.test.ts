import { expect, it } from 'vitest'
import { dateTimeGroup, dayUnlessToday, localClock, localDay } from './moment'

it('writes a date-time group in Zulu, whatever the local zone', () => {
  expect(dateTimeGroup(new Date('2026-11-20T11:05:59.000Z'))).toBe('201105Z NOV 26')
  expect(dateTimeGroup(new Date('2027-01-01T02:30:00.000+03:00'))).toBe('312330Z DEC 26')
})

it('writes local times with two digits', () => {
  const moment = new Date(2026, 0, 2, 3, 4, 5)
  expect(localClock(moment)).toBe('03:04')
  expect(localClock(moment, true)).toBe('03:04:05')
  expect(localDay(moment)).toBe('2026-01-02')
})

it('names a day only as far as it is needed', () => {
  const now = new Date(2026, 10, 20, 3, 0)
  const check = (moment: Date, expected: string) => expect(dayUnlessToday(moment, now)).toBe(expected)
  check(new Date(2026, 10, 20, 0, 1), '')
  check(new Date(2026, 10, 19, 23, 59), '11-19')
  check(new Date(2025, 10, 20, 3, 0), '2025-11-20')
})
