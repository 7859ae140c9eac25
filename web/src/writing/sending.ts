// A draft is looked at and sent. What was shown counts for exactly what was asked: one changed word, and it is looked at
// anew. A draft that is sent again after its answer was lost is the same report, by its id.

import { useState } from 'react'
import type { Problem } from '../api/client'
import { asProblem } from '../api/remote'
import { useClient } from '../api/session'
import type { Preview } from '../api/shapes'
import { draftOf, type Fault, type Typed } from './draft'

export interface Sending {
  busy: boolean
  /** Who would get what is typed, if the node was asked about exactly this. */
  shown: Preview | undefined
  problem: Problem | undefined
  /** What the node found wrong with the draft when it was asked last. */
  faults: readonly Fault[]
  look: () => Promise<void>
  send: () => Promise<void>
}

const NO_FAULTS: readonly Fault[] = []

export function useSending(typed: Typed, sent: (report: string) => void): Sending {
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [preview, setPreview] = useState<{ of: string; shown: Preview }>()
  const draft = draftOf(typed)
  const asked = JSON.stringify(draft)

  const run = async (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    try {
      await work()
    } catch (error) {
      const found = asProblem(error)
      // The question to log in again stands over the page.
      if (found.kind !== 'not-logged-in') setProblem(found)
    } finally {
      setBusy(false)
    }
  }
  const look = () => run(async () => setPreview({ of: asked, shown: await client.previewReport(draft) }))
  const send = () =>
    run(async () => {
      const here = await client.submit(draft).then(
        (submitted) => submitted.id,
        (error: unknown) => {
          // Its id is random: if that is here already, this draft was taken in and only the answer was lost.
          if (asProblem(error).kind === 'conflict') return typed.id
          throw error
        },
      )
      sent(here)
    })
  return {
    busy,
    shown: preview?.of === asked ? preview.shown : undefined,
    problem,
    faults: problem?.body.faults ?? NO_FAULTS,
    look,
    send,
  }
}
