import { expect, it } from 'vitest'
import type { Line } from '../api/shapes'
import { reportsOf } from './live-map'

const line = (what: string, report?: string) =>
  ({ what, ...(report && { report: { id: report } }) }) as unknown as Line

it('asks for each report that came, once', () => {
  const lines = [
    line('received', 'r-1'),
    line('disclosed'),
    line('submitted', 'r-2'),
    line('received', 'r-1'),
  ]
  expect(reportsOf(lines)).toEqual(['r-1', 'r-2'])
  expect(reportsOf([line('acknowledged', 'r-1')])).toEqual([])
})

it('asks for everything where something was taken back, and after many reports', () => {
  expect(reportsOf([line('received', 'r-1'), line('recall-came')])).toBeUndefined()
  expect(reportsOf([line('took-back')])).toBeUndefined()
  expect(reportsOf(Array.from({ length: 9 }, (_, n) => line('received', `r-${n}`)))).toBeUndefined()
})
