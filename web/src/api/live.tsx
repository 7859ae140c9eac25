// The live line to the node: server-sent events, the state of the connection, and the traffic lines seen so far.
// What was missed while the line was down is fetched before the page calls itself live again.

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Problem } from './client'
import { asProblem } from './remote'
import { useMay, useWho } from './session'
import type { Line } from './shapes'

/** Lines in the first look: some dozens of reports with four partners each. */
const FIRST_LINES = 500
/** Lines that are asked for at once when catching up; the node's own limit may be lower. */
const CATCH_UP_LINES = 500
/** A line that was shut is opened again after this time: soon, but not while a node is still starting. */
const REOPEN_MS = 2_000

export type Connection = 'connecting' | 'live' | 'reconnecting'

interface Live {
  connection: Connection
  lines: ReadonlyMap<number, Line>
  /** Lines that came over the live line since the page was opened, the newest last. */
  fresh: readonly Line[]
  /** The ledger's size, once it has been told. */
  size: number | undefined
  problem: Problem | undefined
  loaded: boolean
  /** Whether there may be older lines than those loaded. */
  older: boolean
  loadOlder: () => Promise<void>
}

const Context = createContext<Live | null>(null)

export function LiveProvider({ children }: { children: ReactNode }) {
  const { client, expired } = useWho()
  const mayTraffic = useMay()('traffic.read')
  const [connection, setConnection] = useState<Connection>('connecting')
  const [lines, setLines] = useState<ReadonlyMap<number, Line>>(new Map())
  const [fresh, setFresh] = useState<readonly Line[]>([])
  const [size, setSize] = useState<number>()
  const [problem, setProblem] = useState<Problem>()
  const [loaded, setLoaded] = useState(false)
  const [older, setOlder] = useState(false)
  const newest = useRef(0)

  const add = useCallback((more: readonly Line[]) => {
    for (const line of more) newest.current = Math.max(newest.current, line.position)
    setLines((known) => new Map([...known, ...more.map((line): [number, Line] => [line.position, line])]))
  }, [])

  const loadFirst = useCallback(
    async (signal: AbortSignal) => {
      const page = await client.trafficLatest(FIRST_LINES, undefined, signal)
      add(page.lines)
      setOlder(page.next !== undefined)
      setLoaded(true)
    },
    [client, add],
  )

  const catchUp = useCallback(
    async (signal: AbortSignal) => {
      for (;;) {
        const page = await client.trafficAfter(newest.current, CATCH_UP_LINES, signal)
        if (page.lines.length === 0) return
        add(page.lines)
        setFresh((last) => [...last, ...page.lines])
      }
    },
    [client, add],
  )

  const loadOlder = useCallback(async () => {
    const oldest = Math.min(...lines.keys())
    const page = await client.trafficLatest(FIRST_LINES, oldest, new AbortController().signal)
    add(page.lines)
    setOlder(page.next !== undefined && page.lines.length > 0)
  }, [client, add, lines])

  useEffect(() => {
    if (expired) return
    const stop = new AbortController()
    let source: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined

    const seen = async () => {
      if (!mayTraffic) return
      try {
        await (newest.current === 0 ? loadFirst(stop.signal) : catchUp(stop.signal))
        setProblem(undefined)
      } catch (error) {
        if (!stop.signal.aborted) setProblem(asProblem(error))
      }
    }
    const open = () => {
      source = new EventSource('/api/v1/events')
      source.onopen = () => {
        void seen().then(() => {
          if (!stop.signal.aborted && source?.readyState === EventSource.OPEN) setConnection('live')
        })
      }
      source.onerror = () => {
        setConnection('reconnecting')
        if (source?.readyState !== EventSource.CLOSED) return
        // The browser gives up on an answer that is no event stream: the session may have ended.
        void client.session(stop.signal).catch(() => {})
        timer = setTimeout(open, REOPEN_MS)
      }
      source.addEventListener('traffic', (event) => {
        const line = JSON.parse(event.data) as Line
        add([line])
        setFresh((last) => [...last, line])
      })
      source.addEventListener('ledger', (event) => {
        setSize((JSON.parse(event.data) as { size: number }).size)
      })
    }
    void seen()
    open()
    return () => {
      stop.abort()
      source?.close()
      clearTimeout(timer)
      setConnection('reconnecting')
    }
  }, [expired, mayTraffic, client, add, loadFirst, catchUp])

  const live = useMemo(
    () => ({ connection, lines, fresh, size, problem, loaded, older, loadOlder }),
    [connection, lines, fresh, size, problem, loaded, older, loadOlder],
  )
  return <Context value={live}>{children}</Context>
}

export function useLive(): Live {
  const live = useContext(Context)
  if (!live) throw new Error('useLive outside of LiveProvider')
  return live
}
