import { afterEach, describe, expect, it, vi } from 'vitest'
import { makeClient, type Problem } from './client'

const answerWith = (status: number, body: BodyInit | null, headers: Record<string, string> = {}) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(body, { status, headers })),
  )
const problem = (type: string, more: object = {}) =>
  JSON.stringify({ type: `/problems/${type}`, title: type, status: 400, ...more })
const failureOf = (asked: Promise<unknown>) =>
  asked.then(
    () => expect.unreachable('a problem was expected'),
    (error: unknown) => error as Problem,
  )
const signal = new AbortController().signal

afterEach(() => vi.unstubAllGlobals())

describe('a request', () => {
  it('keeps the faults that the node found', async () => {
    answerWith(422, problem('unacceptable', { faults: [{ path: 'name', message: 'expected a name' }] }))
    const failure = await failureOf(makeClient().screen({ name: '' }))
    expect(failure.kind).toBe('unacceptable')
    expect(failure.body.faults).toEqual([{ path: 'name', message: 'expected a name' }])
  })
  it('says when it may be tried again', async () => {
    answerWith(429, problem('too-many'), { 'retry-after': '17' })
    expect((await failureOf(makeClient().session())).retryAfter).toBe(17)
  })
  it('tells an ended session from a wrong password', async () => {
    const expired = vi.fn()
    answerWith(401, problem('not-logged-in'))
    await failureOf(makeClient(expired).members(signal))
    expect(expired).toHaveBeenCalledOnce()
    answerWith(401, problem('wrong-login'))
    await failureOf(makeClient(expired).logIn('amal', 'no'))
    expect(expired).toHaveBeenCalledOnce()
  })
  it('is a problem too when something else than the node answers', async () => {
    answerWith(502, '<html>bad gateway</html>')
    expect((await failureOf(makeClient().members(signal))).kind).toBe('internal')
    answerWith(200, '<html>hello</html>')
    expect((await failureOf(makeClient().members(signal))).kind).toBe('unreachable')
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused')))
    expect((await failureOf(makeClient().members(signal))).kind).toBe('unreachable')
  })
  it('carries what was typed whole, and leaves out what was not', async () => {
    answerWith(200, '{"subjects":[]}')
    await makeClient().find('كريم & Co/؟#', 'investigation', 5, signal)
    const [address] = vi.mocked(fetch).mock.calls[0] ?? []
    const url = new URL(String(address), 'http://node')
    expect(url.pathname).toBe('/api/v1/subjects')
    expect(url.searchParams.get('name')).toBe('كريم & Co/؟#')
    answerWith(200, '{"lines":[]}')
    await makeClient().traffic({ limit: 10 }, signal)
    expect(vi.mocked(fetch).mock.calls[0]?.[0]).toBe('/api/v1/traffic?limit=10')
  })
})
