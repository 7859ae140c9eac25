import { act, renderHook } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Days } from './placed'
import { begin, later, usePlayer } from './playing'

const all = { first: 100, last: 160 }

it('begins at what is chosen, and anew where that has come to the end', () => {
  expect(begin(all, { first: 110, last: 112 })).toEqual({ first: 110, last: 112 })
  expect(begin(all, { first: 150, last: 160 })).toEqual({ first: 100, last: 110 })
  expect(begin(all, all)).toEqual({ first: 100, last: 106 })
  expect(begin({ first: 100, last: 103 }, { first: 100, last: 103 })).toEqual({ first: 100, last: 100 })
})

it('moves on without getting longer or shorter, to the last day', () => {
  expect(later(all, { first: 110, last: 112 }, 2)).toEqual({ first: 112, last: 114 })
  expect(later(all, { first: 157, last: 159 }, 8)).toEqual({ first: 158, last: 160 })
  expect(later(all, { first: 158, last: 160 }, 1)).toBeUndefined()
})

const media = (still: boolean) =>
  vi.stubGlobal('matchMedia', () => ({
    matches: still,
    addEventListener: () => {},
    removeEventListener: () => {},
  }))
const show = () =>
  renderHook(() => {
    const [days, choose] = useState<Days>(all)
    return { days, choose, player: usePlayer(all, days, choose) }
  }).result

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('plays to the end by itself, and pauses', async () => {
  media(false)
  const shown = show()
  act(() => shown.current.player.setPace('day'))
  act(() => shown.current.player.press())
  expect(shown.current.days).toEqual({ first: 100, last: 106 })
  for (let second = 0; second < 3; second += 1) act(() => void vi.advanceTimersByTime(1000))
  expect(shown.current.days).toEqual({ first: 103, last: 109 })
  act(() => shown.current.player.press())
  act(() => void vi.advanceTimersByTime(5000))
  expect(shown.current.days).toEqual({ first: 103, last: 109 })
  act(() => shown.current.player.setPace('month'))
  act(() => shown.current.player.press())
  for (let n = 0; n < 20; n += 1) act(() => void vi.advanceTimersByTime(300))
  expect(shown.current.days).toEqual({ first: 154, last: 160 })
  expect(shown.current.player.playing).toBe(false)
})

it('moves nothing by itself where the system says so: each press is a step', () => {
  media(true)
  const shown = show()
  act(() => shown.current.player.press())
  expect(shown.current.days).toEqual({ first: 100, last: 106 })
  act(() => void vi.advanceTimersByTime(60_000))
  expect(shown.current.days).toEqual({ first: 100, last: 106 })
  act(() => shown.current.player.press())
  expect(shown.current.days).toEqual({ first: 107, last: 113 })
  expect(shown.current.player.playing).toBe(false)
})
