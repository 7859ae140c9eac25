import { afterEach, expect, it } from 'vitest'
import type { Line, ReportHead } from '../api/shapes'
import { acknowledge, acknowledgedBy, CALLED_OUT_MS, waitingFlash } from './flash'

const NOW = Date.parse('2026-11-20T12:00:00.000Z')
const line = (id: string, rest: Partial<Line> = {}, head: Partial<ReportHead> = {}): Line =>
  ({
    position: 1,
    at: '2026-11-20T11:59:00.000Z',
    what: 'received',
    report: { id, originator: 'AMM', kind: 'warning', precedence: 'flash', ...head },
    ...rest,
  }) as Line
const waiting = (lines: Line[], acknowledged: string[] = []) =>
  waitingFlash(lines, new Set(acknowledged), 'p-me', NOW).map(({ report }) => report)

afterEach(() => sessionStorage.clear())

it('calls for each FLASH until it is acknowledged', () => {
  const lines = [line('r-1'), line('r-2', { at: '2026-11-20T11:59:30.000Z' })]
  expect(waiting(lines)).toEqual(['r-2', 'r-1'])
  expect(waiting(lines, ['r-2'])).toEqual(['r-1'])
})
it('does not call for anything slower, nor twice for what is delivered on', () => {
  expect(waiting([line('r-1', {}, { precedence: 'immediate' })])).toEqual([])
  expect(waiting([line('r-1'), line('r-1', { what: 'disclosed' })])).toEqual(['r-1'])
})
it('does not call its own writer, and calls his colleagues', () => {
  expect(waiting([line('r-1', { what: 'submitted' }, { by: 'p-me' })])).toEqual([])
  expect(waiting([line('r-1', { what: 'submitted' }, { by: 'p-other' })])).toEqual(['r-1'])
})
it('is quiet about what came before this shift', () => {
  const at = new Date(NOW - CALLED_OUT_MS - 1).toISOString()
  expect(waiting([line('r-1', { at })])).toEqual([])
})
it('keeps what was acknowledged for one officer', () => {
  acknowledge('p-me', new Set(['r-1']))
  expect([...acknowledgedBy('p-me')]).toEqual(['r-1'])
  expect(acknowledgedBy('p-other').size).toBe(0)
})
