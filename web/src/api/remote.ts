// Something read from the node: on its way, there, or refused with a problem.

import { useCallback, useEffect, useState } from 'react'
import { Problem, unreachable } from './client'
import { useWho } from './session'

export interface Remote<T> {
  value: T | undefined
  problem: Problem | undefined
  /** The first answer is on its way. */
  loading: boolean
  reload: () => void
}

export const asProblem = (error: unknown): Problem => (error instanceof Problem ? error : unreachable())

/**
 * Reads with `read` whenever `read` changes (keep it stable with useCallback), and again after the session
 * was renewed. The value of an earlier `read` is dropped at once: it may have been for another purpose.
 */
export function useRemote<T>(read: (signal: AbortSignal) => Promise<T>): Remote<T> {
  const { expired } = useWho()
  const [round, setRound] = useState(0)
  const [answer, setAnswer] = useState<{ by: unknown; value?: T; problem?: Problem }>()
  const reload = useCallback(() => setRound((n) => n + 1), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks for the same thing anew
  useEffect(() => {
    if (expired) return
    const stop = new AbortController()
    read(stop.signal).then(
      (value) => !stop.signal.aborted && setAnswer({ by: read, value }),
      (error: unknown) => {
        if (stop.signal.aborted) return
        const problem = asProblem(error)
        // The question to log in again stands over the page; what was shown stays.
        if (problem.kind === 'not-logged-in') return
        setAnswer((last) => (last?.by === read ? { ...last, problem } : { by: read, problem }))
      },
    )
    return () => stop.abort()
  }, [read, round, expired])

  const current = answer?.by === read ? answer : undefined
  return {
    value: current?.value,
    problem: current?.problem,
    loading: current === undefined,
    reload,
  }
}

/**
 * Reads again when `change` is another: something was done elsewhere on the page, or arrived. What was read before
 * stays until then, and with it whatever is being typed beneath it.
 */
export function useReloadAfter(change: number | string, reload: () => void) {
  const [seen, setSeen] = useState(change)
  useEffect(() => {
    if (change === seen) return
    setSeen(change)
    reload()
  }, [change, seen, reload])
}
