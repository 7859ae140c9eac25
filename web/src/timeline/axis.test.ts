import { describe, expect, it } from 'vitest'
import { axisOf } from './axis'
import { dayAt, spanOf } from './days'

const day = (written: string) => spanOf(written)?.start ?? Number.NaN

describe('days', () => {
  it('gives a year, a month, a day and a moment the time that they take', () => {
    const length = (written: string) => {
      const span = spanOf(written)
      return span && span.end - span.start
    }
    expect(['1972', '1973', '2026-02', '2026-12', '2026-11-20'].map(length)).toEqual([366, 365, 28, 31, 1])
    expect(spanOf('2026-11-20T12:00:00Z')).toEqual({
      start: day('2026-11-20') + 0.5,
      end: day('2026-11-20') + 0.5,
    })
    expect(dayAt(day('0099-03-01'))).toBe('0099-03-01')
  })
  it('takes nothing for a day that is none', () => {
    for (const written of ['2026-02-30', '2026-13', 'c. 1971', '', '1971 or 1973', '2026-11-20Tnoon']) {
      expect(spanOf(written), written).toBeUndefined()
    }
  })
})

describe('the axis', () => {
  it('keeps the order of time and stays within the drawing', () => {
    const days = ['1971-03-05', '1973', '2025-01-02', '2026-10-02', '2026-11-19', '2026-11-20'].map(day)
    const places = days.map(axisOf(days).at)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(Math.min(...places)).toBeGreaterThan(0)
    expect(Math.max(...places)).toBeLessThan(100)
  })
  it('cuts out half a century without anything, so that the last weeks can be told apart', () => {
    const [birth, ...weeks] = ['1971-03-05', '2026-10-02', '2026-10-20', '2026-11-19'].map(day)
    const axis = axisOf([birth ?? 0, ...weeks])
    expect(axis.cuts).toHaveLength(1)
    const [first = 0, second = 0, third = 0] = weeks.map(axis.at)
    expect(second - first).toBeGreaterThan(20)
    // Within a stretch it is true to scale: 18 days and 30.
    expect((third - second) / (second - first)).toBeCloseTo(30 / 18, 5)
  })
  it('names its ticks by what can be told apart, none too near another', () => {
    for (const days of [
      ['2026-11-19', '2026-11-20'],
      ['2024-01-01', '2026-11-20'],
      ['1971-03-05', '2026-11-19'],
      ['1950', '1960', '1970', '1980', '2026'],
      ['2026-11-20'],
    ]) {
      const { ticks } = axisOf(days.map(day))
      expect(ticks.length, days.join()).toBeGreaterThan(0)
      for (const [place, tick] of ticks.entries()) {
        if (place > 0) expect(tick.at - (ticks[place - 1]?.at ?? 0)).toBeGreaterThanOrEqual(11)
      }
    }
    expect(axisOf(['2026-11-02', '2026-11-20'].map(day)).ticks.map(({ label }) => label)).toEqual([
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
    ])
    expect(axisOf(['2024-01-01', '2026-11-20'].map(day)).ticks.map(({ label }) => label)).toContain('2025-01')
  })
  it('is nowhere without a day', () => {
    expect(axisOf([]).ticks).toEqual([])
  })
})
