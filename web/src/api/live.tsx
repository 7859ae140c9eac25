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
import { Book } from '../traffic/book'
import type { Client, Problem } from './client'
import { News } from './news'
import { asProblem } from './remote'
import { useMay, useWho } from './session'
import type { Line, PartnerStanding } from './shapes'

/** Lines in one answer: the most that the node gives. A long list that was imported fits into one. */
const LINES = 1000
/** The first answer has no more than what is in sight: the rest comes behind it. */
const FIRST = 100
/** Of what was before the page was opened, only the reports: their lines say how each partner stands. */
const REPORTS = 'submitted,received'
/** A line that was shut is opened again after this time: soon, but not while a node is still starting. */
const REOPEN_MS = 2_000
/** Whoever may not see traffic has no live line; the page then asks this often whether the node is there. */
const LOOK_MS = 10_000
/** Lines that come together are one reason to read again. */
const GATHER_MS = 500

export type Connection = 'connecting' | 'live' | 'reconnecting'

interface Live {
  connection: Connection
  /** The traffic that the page holds. It changes in its place: `version` says when. */
  book: Book
  version: number
  /** What came since the page was opened, and how many lines that were when this was drawn. */
  news: News
  came: number
  /** How partners stand with our reports, as the node says it now. */
  learn: (found: readonly (readonly [string, readonly PartnerStanding[]])[]) => void
  problem: Problem | undefined
  loaded: boolean
  /** Whether there may be older lines than those loaded. */
  older: boolean
  loadOlder: () => Promise<void>
}

const Context = createContext<Live | null>(null)

/** Every line after a position, oldest first. The node lists the newest first. */
async function linesAfter(client: Client, after: number, signal: AbortSignal): Promise<Line[]> {
  const lines: Line[] = []
  let before: number | undefined
  do {
    const page = await client.traffic(
      { after, limit: LINES, ...(before !== undefined && { before }) },
      signal,
    )
    lines.push(...page.lines)
    before = page.lines.length > 0 ? page.next : undefined
  } while (before !== undefined)
  return lines.reverse()
}

export function LiveProvider({ children }: { children: ReactNode }) {
  const { client, expired } = useWho()
  const may = useMay()
  const [mayTraffic, mayTakeUp] = [may('read-traffic'), may('take-up')]
  const [connection, setConnection] = useState<Connection>('connecting')
  const [{ book, news }] = useState(() => ({ book: new Book(), news: new News() }))
  const [version, setVersion] = useState(0)
  const [problem, setProblem] = useState<Problem>()
  const [loaded, setLoaded] = useState(false)
  const [next, setNext] = useState<number>()
  /** Up to here no line is missing. */
  const known = useRef(0)
  const looked = useRef(false)

  const add = useCallback(
    (more: readonly Line[], isNews: boolean) => {
      book.add(more)
      if (isNews) news.add(more)
      setVersion((last) => last + 1)
    },
    [book, news],
  )
  const learn = useCallback<Live['learn']>(
    (found) => {
      book.learn(found)
      setVersion((last) => last + 1)
    },
    [book],
  )

  /** The first look, or everything since the last one. */
  const look = useCallback(
    async (signal: AbortSignal) => {
      if (!looked.current) {
        const [page, desk] = await Promise.all([
          client.traffic({ limit: FIRST, what: REPORTS }, signal),
          mayTakeUp ? client.desk(signal) : undefined,
        ])
        book.flash.addWaiting(desk?.waiting ?? [])
        add(page.lines, false)
        const before = page.next
        const rest =
          before === undefined
            ? undefined
            : await client.traffic({ before, limit: LINES - FIRST, what: REPORTS }, signal)
        if (rest) add(rest.lines, false)
        setNext(rest?.next)
        known.current = page.newest ?? 0
        looked.current = true
        setLoaded(true)
      } else {
        const missed = await linesAfter(client, known.current, signal)
        known.current = Math.max(known.current, missed.at(-1)?.position ?? 0)
        if (missed.length > 0) add(missed, true)
      }
    },
    [client, add, book, mayTakeUp],
  )

  const loadOlder = useCallback(async () => {
    if (next === undefined) return
    try {
      const page = await client.traffic(
        { before: next, limit: LINES, what: REPORTS },
        new AbortController().signal,
      )
      add(page.lines, false)
      setNext(page.next)
    } catch (error) {
      setProblem(asProblem(error))
    }
  }, [client, add, next])

  useEffect(() => {
    if (expired || !mayTraffic) return
    const stop = new AbortController()
    let source: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined

    const seen = async () => {
      try {
        await look(stop.signal)
        setProblem(undefined)
        return true
      } catch (error) {
        const found = asProblem(error)
        if (!stop.signal.aborted && found.kind !== 'not-logged-in') setProblem(found)
        return false
      }
    }
    // The first look need not wait for the line: what comes in between is looked for once it is open.
    let last = looked.current ? Promise.resolve(true) : seen()
    let opened = 0
    /** Whether the line brings everything, and the last that it brought. */
    let [whole, brought] = [false, 0]
    const open = () => {
      source = new EventSource('/api/v1/events')
      source.onopen = () => {
        opened += 1
        const mine = opened
        last = last.then(seen)
        void last.then((succeeded) => {
          if (stop.signal.aborted || mine !== opened || source?.readyState !== EventSource.OPEN) return
          whole = succeeded
          if (whole) known.current = Math.max(known.current, brought)
          setConnection('live')
        })
      }
      source.onerror = () => {
        whole = false
        setConnection('reconnecting')
        if (source?.readyState !== EventSource.CLOSED) return
        // The browser gives up on an answer that is no event stream: the session may have ended.
        void client.session(stop.signal).catch(() => {})
        timer = setTimeout(open, REOPEN_MS)
      }
      source.addEventListener('traffic', (event) => {
        const line = JSON.parse(event.data) as Line
        brought = line.position
        if (whole) known.current = Math.max(known.current, brought)
        add([line], true)
      })
    }
    open()
    return () => {
      stop.abort()
      source?.close()
      clearTimeout(timer)
      setConnection('reconnecting')
    }
  }, [expired, mayTraffic, client, add, look])

  useEffect(() => {
    if (mayTraffic) return
    const stop = new AbortController()
    const ask = () =>
      client.health(stop.signal).then(
        () => setConnection('live'),
        () => stop.signal.aborted || setConnection('reconnecting'),
      )
    void ask()
    const timer = setInterval(() => void ask(), LOOK_MS)
    return () => {
      stop.abort()
      clearInterval(timer)
    }
  }, [mayTraffic, client])

  const live = useMemo(
    () => ({
      ...{ connection, problem, loaded, loadOlder, book, version, news, learn },
      came: news.count,
      older: next !== undefined && !book.isFull,
    }),
    [connection, problem, loaded, next, loadOlder, book, version, news, learn],
  )
  return <Context value={live}>{children}</Context>
}

export function useLive(): Live {
  const live = useContext(Context)
  if (!live) throw new Error('useLive outside of LiveProvider')
  return live
}

/** Reads again when something came or went: a whole delivery once. */
export function useReloadWithTraffic(reload: () => void) {
  const { came } = useLive()
  const [seen, setSeen] = useState(came)
  useEffect(() => {
    if (came === seen) return
    const timer = setTimeout(() => {
      setSeen(came)
      reload()
    }, GATHER_MS)
    return () => clearTimeout(timer)
  }, [came, seen, reload])
}
