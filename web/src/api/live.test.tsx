import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { LiveProvider, useLive } from './live'
import { SessionProvider } from './session'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const line = (position: number) => ({
  position,
  at: '2026-11-22T09:00:00Z',
  what: 'submitted',
  report: { id: `r-${position}`, originator: 'BGD', kind: 'intrep', precedence: 'routine' },
  members: [],
})

/** A node with so many lines, whose line the test opens and whose answers to `after` it holds back. */
function nodeWith(count: number) {
  const lines = Array.from({ length: count }, (_, at) => line(at + 1))
  const asked: string[] = []
  const held: (() => void)[] = []
  let source: Source | undefined
  class Source {
    static readonly OPEN = 1
    static readonly CLOSED = 2
    readyState = 0
    onopen = () => {}
    onerror = () => {}
    tell: (event: { data: string }) => void = () => {}
    constructor() {
      source = this
    }
    addEventListener(_: string, tell: Source['tell']) {
      this.tell = tell
    }
    close() {}
  }
  const json = (body: unknown) => new Response(JSON.stringify(body), { status: 200 })
  const traffic = async (query: URLSearchParams) => {
    asked.push(query.toString())
    const [after, before] = [query.get('after'), Number(query.get('before') ?? Number.POSITIVE_INFINITY)]
    const found = lines.filter(({ position }) => position > Number(after) && position < before)
    if (after !== null) {
      await new Promise<void>((resolve) => held.push(resolve))
      return json({ lines: found.toReversed() })
    }
    const page = found.toReversed().slice(0, Number(query.get('limit')))
    const next = page.length < found.length ? { next: page.at(-1)?.position } : {}
    return json({ lines: page, newest: lines.length, ...next })
  }
  const session = { principal: 'p-1', login: 'amal', node: 'BGD', capabilities: ['read-traffic'] }
  vi.stubGlobal('EventSource', Source)
  vi.stubGlobal('fetch', (path: string) =>
    path.includes('/traffic') ? traffic(new URL(path, 'http://node').searchParams) : json(session),
  )
  const wrapper = ({ children }: { children: ReactNode }) => (
    <SessionProvider>
      <LiveProvider>{children}</LiveProvider>
    </SessionProvider>
  )
  const { result } = renderHook(useLive, { wrapper })
  return {
    asked,
    live: () => result.current,
    comes: () => lines.push(line(lines.length + 1)),
    opens: () => act(() => Object.assign(source ?? {}, { readyState: 1 }) && source?.onopen()),
    breaks: () => act(() => Object.assign(source ?? {}, { readyState: 0 }) && source?.onerror()),
    brings: (position: number) => act(() => source?.tell({ data: JSON.stringify(line(position)) })),
    answers: () => act(async () => held.splice(0).map((answer) => answer())),
  }
}

it('shows what is in sight before the rest, and does not wait for the line', async () => {
  const node = nodeWith(250)
  await waitFor(() => expect(node.live().loaded).toBe(true))
  expect(node.asked.map((query) => new URLSearchParams(query).get('limit'))).toEqual(['100', '900'])
  expect(node.live().book.counts.all).toBe(250)
  expect(node.live().older).toBe(false)
})

it('misses nothing between the first look and the line, nor while the line is down', async () => {
  const node = nodeWith(3)
  await waitFor(() => expect(node.live().loaded).toBe(true))
  node.comes()
  node.opens()
  await waitFor(() => expect(node.asked.at(-1)).toContain('after=3'))
  // The line brings what comes now, while what came in between is still asked for.
  node.comes()
  node.brings(5)
  await node.answers()
  await waitFor(() => expect(node.live().book.counts.all).toBe(5))

  node.comes()
  node.brings(6)
  node.breaks()
  node.comes()
  node.opens()
  await waitFor(() => expect(node.asked.at(-1)).toContain('after=6'))
  await node.answers()
  await waitFor(() => expect(node.live().book.counts.all).toBe(7))
})
