import { expect, it } from 'vitest'
import { deskAt, spanUntil } from './due'

const NOW = Date.parse('2026-11-20T03:00:00.000Z')
const until = (due: string) => spanUntil(due, NOW)

it('says minutes, hours and days, before and after', () => {
  expect(until('2026-11-20T03:09:59.000Z')).toEqual({ over: false, unit: 'minutes', n: 9, minutes: 0 })
  expect(until('2026-11-20T02:40:00.000Z')).toEqual({ over: true, unit: 'minutes', n: 20, minutes: 0 })
  expect(until('2026-11-20T06:30:00.000Z')).toEqual({ over: false, unit: 'hours', n: 3, minutes: 30 })
  expect(until('2026-11-10T03:00:00.000Z')).toEqual({ over: true, unit: 'days', n: 10, minutes: 0 })
})
it('is over at the very moment', () => {
  expect(until('2026-11-20T03:00:00.000Z').over).toBe(true)
})
it('calls the next desk each time that the handling time has passed, and stays at the last', () => {
  const desks = ['watch-officer', 'analyst', 'legal-officer']
  const since = '2026-11-20T02:50:00.000Z'
  const at = (minutes: number) =>
    deskAt(desks, since, '2026-11-20T03:00:00.000Z', Date.parse(since) + minutes * 60_000)
  expect([0, 9.9, 10, 19.9, 20, 600].map(at)).toEqual([
    'watch-officer',
    'watch-officer',
    'analyst',
    'analyst',
    'legal-officer',
    'legal-officer',
  ])
})
