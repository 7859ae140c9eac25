// Playing the days: what is chosen moves on, day after day, to the last day that there is. Pure but for the hook.

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { Days } from './placed'

export const PACES = ['day', 'week', 'month'] as const
export type Pace = (typeof PACES)[number]

/** How many days it moves at once and after how long, and in one step where nothing is to move by itself. */
const MOVES: Record<Pace, { days: number; ms: number; step: number }> = {
  day: { days: 1, ms: 1000, step: 1 },
  week: { days: 2, ms: 286, step: 7 },
  month: { days: 8, ms: 267, step: 30 },
}

/** As many days are played where nobody has chosen any; of a short time a quarter. */
const USUAL_DAYS = 7

/** Where playing begins: at what is chosen, and from the first day on where that has come to the end. */
export function begin(all: Days, { first, last }: Days): Days {
  if (last < all.last) return { first, last }
  const whole = first <= all.first
  const more = whole
    ? Math.min(USUAL_DAYS - 1, Math.floor((all.last - all.first) / 4))
    : Math.min(last, all.last) - first
  return { first: all.first, last: all.first + more }
}

/** What is chosen so many days later; no longer, also where the last day comes sooner. Nothing at the end. */
export function later(all: Days, { first, last }: Days, days: number): Days | undefined {
  const by = Math.min(days, all.last - last)
  return by > 0 ? { first: first + by, last: last + by } : undefined
}

export interface Player {
  playing: boolean
  /** Whether nothing may move by itself: the reader's system says so. Then each press is a step. */
  still: boolean
  pace: Pace
  setPace: (pace: Pace) => void
  /** Plays, or pauses; or goes a step. */
  press: () => void
  pause: () => void
}

const STILL = '(prefers-reduced-motion: reduce)'

function heed(changed: () => void) {
  const query = matchMedia(STILL)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

export function usePlayer(all: Days, chosen: Days, choose: (days: Days) => void): Player {
  const still = useSyncExternalStore(heed, () => matchMedia(STILL).matches)
  const [pace, setPace] = useState<Pace>('week')
  const [wanted, setWanted] = useState(false)
  const playing = wanted && !still
  const pause = useCallback(() => setWanted(false), [])

  // One move after the other: whoever draws slowly sees every one of them, later.
  useEffect(() => {
    if (!playing) return
    const { days, ms } = MOVES[pace]
    const timer = setTimeout(() => {
      const next = later(all, chosen, days)
      if (next) choose(next)
      else setWanted(false)
    }, ms)
    return () => clearTimeout(timer)
  }, [playing, pace, all, chosen, choose])

  const press = () => {
    if (playing) return setWanted(false)
    const next = chosen.last < all.last && still ? later(all, chosen, MOVES[pace].step) : begin(all, chosen)
    if (next) choose(next)
    setWanted(!still)
  }
  return { playing, still, pace, setPace, press, pause }
}
