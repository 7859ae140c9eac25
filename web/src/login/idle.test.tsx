import { renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { IDLE_MS, useIdle } from './idle'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  localStorage.clear()
})

it('ends when nobody touched the page', () => {
  const ended = vi.fn()
  renderHook(() => useIdle(true, ended))
  vi.advanceTimersByTime(IDLE_MS - 60_000)
  expect(ended).not.toHaveBeenCalled()
  vi.advanceTimersByTime(120_000)
  expect(ended).toHaveBeenCalled()
})
it('goes on while somebody touches it, here or in another tab', () => {
  const ended = vi.fn()
  renderHook(() => useIdle(true, ended))
  vi.advanceTimersByTime(IDLE_MS - 60_000)
  window.dispatchEvent(new Event('keydown'))
  vi.advanceTimersByTime(IDLE_MS - 60_000)
  expect(ended).not.toHaveBeenCalled()
  localStorage.setItem('tansiq-touched', String(Date.now()))
  vi.advanceTimersByTime(IDLE_MS - 60_000)
  expect(ended).not.toHaveBeenCalled()
})
