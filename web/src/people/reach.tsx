// Whom the clearances of somebody do not reach, as the agreements stand now.

import { useCallback } from 'react'
import { useRemote } from '../api/remote'
import { useClient } from '../api/session'
import { Missed } from '../parts/missed'
import { ProblemNote } from '../parts/problem'
import { usePurpose } from '../parts/purpose'

export function Reach({ subject }: { subject: string }) {
  const client = useClient()
  const { purpose } = usePurpose()
  const { value, problem, reload } = useRemote(
    useCallback((signal: AbortSignal) => client.reach(subject, purpose, signal), [client, subject, purpose]),
  )
  if (problem) return <ProblemNote problem={problem} retry={reload} />
  return <Missed members={value?.clearances.flatMap((clearance) => clearance.not_reached) ?? []} />
}
