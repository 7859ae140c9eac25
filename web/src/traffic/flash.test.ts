import { expect, it } from 'vitest'
import type { Line, ReportHead, Waiting } from '../api/shapes'
import { CALLED_OUT_MS, FlashBook } from './flash'

const NOW = Date.parse('2026-11-20T12:00:00.000Z')
const line = (id: string, rest: Partial<Line> = {}, head: Partial<ReportHead> = {}): Line =>
  ({
    position: 1,
    at: '2026-11-20T11:59:00.000Z',
    what: 'received',
    report: { id, originator: 'AMM', kind: 'warning', precedence: 'flash', ...head },
    ...rest,
  }) as Line
const waiting = (lines: Line[]) => {
  const book = new FlashBook()
  for (const one of lines) book.add(one)
  return book.waiting('p-me', NOW).map(({ report }) => report)
}

it('calls for each FLASH until somebody takes it up', () => {
  const lines = [line('r-1'), line('r-2', { at: '2026-11-20T11:59:30.000Z' })]
  expect(waiting(lines)).toEqual(['r-2', 'r-1'])
  expect(waiting([...lines, line('r-2', { what: 'taken-up' })])).toEqual(['r-1'])
})
it('is quiet about what was taken up before the page was opened', () => {
  expect(waiting([line('r-1', {}, { taken_up: '2026-11-20T11:59:10.000Z' })])).toEqual([])
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
it('calls for what waits at the desk and lies before every line that was read, until somebody has it', () => {
  const book = new FlashBook()
  const item = (id: string, precedence: string) =>
    ({
      report: { id, precedence, originator: 'AMM', kind: 'warning' },
      since: '2026-11-20T11:00:00.000Z',
    }) as Waiting
  book.addWaiting([item('r-1', 'flash'), item('r-2', 'immediate')])
  const calls = () => book.waiting('p-me', NOW).map(({ report }) => report)
  expect(calls()).toEqual(['r-1'])
  book.add(line('r-1', { what: 'taken-up' }))
  expect(calls()).toEqual([])
})
