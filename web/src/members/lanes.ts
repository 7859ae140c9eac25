// How the lanes stand: read again whenever traffic came or went, and now and then.

import { useCallback, useEffect } from 'react'
import { useReloadWithTraffic } from '../api/live'
import { type Remote, useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { Lane } from '../api/shapes'

/** Lanes are asked for again after this time, besides whenever traffic arrives. */
const LOOK_AGAIN_MS = 15_000

export function useLanes(): Remote<Lane[]> {
  const client = useClient()
  const lanes = useRemote(useCallback((signal: AbortSignal) => client.lanes(signal), [client]))
  useReloadWithTraffic(lanes.reload)
  useEffect(() => {
    const timer = setInterval(lanes.reload, LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [lanes.reload])
  return lanes
}
