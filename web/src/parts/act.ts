// Something that is done at the node by pressing a button: under way, done, or refused with a problem.

import { useCallback, useState } from 'react'
import type { Problem } from '../api/client'
import { asProblem } from '../api/remote'

export interface Act {
  busy: boolean
  problem: Problem | undefined
  /** Does it; true when it was done. */
  run: (work: () => Promise<unknown>) => Promise<boolean>
  /** Forgets the problem. */
  clear: () => void
}

export function useAct(): Act {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const run = useCallback(async (work: () => Promise<unknown>) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await work()
      return true
    } catch (error) {
      const found = asProblem(error)
      // The question to log in again stands over the page.
      if (found.kind !== 'not-logged-in') setProblem(found)
      return false
    } finally {
      setBusy(false)
    }
  }, [])
  const clear = useCallback(() => setProblem(undefined), [])
  return { busy, problem, run, clear }
}
