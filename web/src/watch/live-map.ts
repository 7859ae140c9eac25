// What is on the map, kept up to date: all of it once, then what each report that arrives speaks of.

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useLive } from '../api/live'
import { type Remote, useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { Line, OnMap, Placed } from '../api/shapes'
import { keyOf, together } from './placed'

/** Lines that come together are one reason to ask. */
const GATHER_MS = 300
/** More reports at once than this, and all of it is read again. */
const ONE_BY_ONE = 6
const TAKEN_BACK = ['took-back', 'recall-came']

interface Arrived {
  /** What it was added to: a map that was read again has it already. */
  to: OnMap
  maps: readonly OnMap[]
}

/** The reports that came with these lines; nothing where something was taken back, or there are too many to ask for. */
export function reportsOf(lines: readonly Line[]): string[] | undefined {
  if (lines.some((line) => TAKEN_BACK.includes(line.what))) return undefined
  const came = lines.filter((line) => line.what === 'submitted' || line.what === 'received')
  const reports = [...new Set(came.flatMap((line) => line.report?.id ?? []))]
  return reports.length > ONE_BY_ONE ? undefined : reports
}

export interface LiveMap {
  whole: Remote<OnMap>
  placed: readonly Placed[]
  /** The labels of what is shown. */
  banners: readonly string[]
  /** The keys of what came since the map was read. */
  came: ReadonlySet<string>
}

export function useLiveMap(purpose: string, from: string | undefined): LiveMap {
  const client = useClient()
  const { news, came } = useLive()
  const whole = useRemote(
    useCallback(
      (signal: AbortSignal) => client.placed({ purpose, ...(from !== undefined && { from }) }, signal),
      [client, purpose, from],
    ),
  )
  const seen = useRef(came)
  const [arrived, setArrived] = useState<Arrived>()
  const { value, reload } = whole

  useEffect(() => {
    if (value === undefined || came === seen.current) return
    const timer = setTimeout(() => {
      const lines = news.since(seen.current)
      const reports = lines && reportsOf(lines)
      seen.current = came
      if (reports === undefined) return reload()
      const { signal } = new AbortController()
      const since = from !== undefined && { from }
      Promise.all(reports.map((report) => client.placed({ purpose, report, ...since }, signal))).then(
        (maps) => {
          const news = maps.filter((map) => map.placed.length > 0)
          if (news.length === 0) return
          setArrived((last) => ({ to: value, maps: [...(last?.to === value ? last.maps : []), ...news] }))
        },
        reload,
      )
    }, GATHER_MS)
    return () => clearTimeout(timer)
  }, [news, came, value, reload, client, purpose, from])

  const shown = useMemo(() => {
    const news = arrived && arrived.to === value ? arrived.maps : []
    const more = news.flatMap((map) => map.placed)
    const known = value?.placed ?? []
    return {
      placed: more.length === 0 ? known : together(known, more),
      banners: [value, ...news].flatMap((map) => (map?.banner ? [map.banner] : [])),
      came: new Set(more.map(keyOf)),
    }
  }, [value, arrived])
  return { whole, ...shown }
}
