import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { SessionProvider } from '../api/session'
import type { Typed } from './draft'
import { newId } from './draft'
import { useSending } from './sending'

const TYPED: Typed = {
  id: newId('r'),
  kind: 'intrep',
  precedence: 'routine',
  purpose: 'investigation',
  basis: 'EXERCISE 4',
  level: 'restricted',
  relTo: { any: false, members: [] },
  caveats: [],
  territories: 'IQ',
  purposes: ['investigation'],
  review: '2027-01-31',
  subjects: [],
  statements: [],
}
const PREVIEW = { statements: 1, banner: 'RESTRICTED // REL TO NOBODY', remarks: [], partners: [] }
const json = (status: number, body: object) => new Response(JSON.stringify(body), { status })
const wrapper = ({ children }: { children: ReactNode }) => <SessionProvider>{children}</SessionProvider>

afterEach(() => vi.unstubAllGlobals())

function sending(answer: (path: string) => Response | Promise<Response>) {
  const asked: string[] = []
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string, { method }: RequestInit) => {
      if (method === 'GET') return json(401, {})
      asked.push(path)
      return answer(path)
    }),
  )
  const sent: string[] = []
  const hook = renderHook(({ typed }) => useSending(typed, (report) => sent.push(report)), {
    wrapper,
    initialProps: { typed: TYPED },
  })
  return { hook, asked, sent }
}

it('shows an audience for exactly what is typed', async () => {
  const { hook } = sending(() => json(200, PREVIEW))
  await act(() => hook.result.current.look())
  await waitFor(() => expect(hook.result.current.shown).toEqual(PREVIEW))
  hook.rerender({ typed: { ...TYPED, basis: 'EXERCISE 5' } })
  expect(hook.result.current.shown).toBeUndefined()
})

it('keeps the faults that the node names', async () => {
  const faults = [{ path: 'legal_basis', message: 'expected a legal basis' }]
  const { hook, sent } = sending(() => json(422, { type: '/problems/unacceptable', title: 'x', faults }))
  await act(() => hook.result.current.send())
  expect(hook.result.current.faults).toEqual(faults)
  expect(sent).toEqual([])
})

it('takes a report that is here already for sent: only the answer was lost', async () => {
  let times = 0
  const { hook, asked, sent } = sending(() => {
    times += 1
    if (times === 1) throw new TypeError('the line dropped')
    return json(409, { type: '/problems/conflict', title: 'x' })
  })
  await act(() => hook.result.current.send())
  expect(hook.result.current.problem?.kind).toBe('unreachable')
  expect(sent).toEqual([])
  await act(() => hook.result.current.send())
  expect(sent).toEqual([TYPED.id])
  expect(asked).toHaveLength(2)
})
