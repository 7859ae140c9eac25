import { screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { LiveProvider } from '../api/live'
import { SessionProvider } from '../api/session'
import { show } from '../language/testing'
import { Witnesses } from './witnesses'

afterEach(() => vi.unstubAllGlobals())

const at = '2026-11-17T05:40:00.000Z'
const one = (member: string, rest: object) => ({ member, name: member, witness_keys: [], ...rest })

function answer(witnesses: object) {
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string) =>
      path.endsWith('/ledger/witnesses')
        ? new Response(JSON.stringify(witnesses), { status: 200 })
        : new Response('{}', { status: 401 }),
    ),
  )
  show(
    <SessionProvider>
      <LiveProvider>
        <Witnesses />
      </LiveProvider>
    </SessionProvider>,
  )
}

it('says of each member how far it has cosigned, and why one has not', async () => {
  answer({
    asked: { size: 88, note: 'EXERCISE', cosigned: [{ member: 'AMM', at }] },
    news: 91,
    members: [
      one('AMM', { state: 'cosigned', size: 88, at, witnessed: { size: 41, at, note: 'EXERCISE' } }),
      one('EBL', { state: 'behind', size: 61, at, trouble: 'witness-ahead' }),
    ],
    contradictions: [],
  })
  expect(await screen.findByText(/asked to cosign .*88.* of .*91.* entries/)).toBeTruthy()
  const rows = screen.getAllByRole('row').slice(1)
  expect([...(rows[0]?.querySelectorAll('.number') ?? [])].map((cell) => cell.textContent)).toEqual([
    '88',
    '41',
  ])
  expect(rows[1]?.textContent).toContain('behind')
  expect(rows[1]?.textContent).toContain('was a backup put back?')
  expect(screen.queryByRole('alert')).toBeNull()
})

it('shows two histories before all else, with both signed notes', async () => {
  answer({
    news: 91,
    members: [one('JCC', { state: 'contradiction' })],
    contradictions: [
      {
        position: 87,
        at,
        log: 'JCC',
        witness: 'BGD',
        held: 'EXERCISE one',
        shown: 'EXERCISE two',
        same_size: true,
      },
    ],
  })
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/JCC.* signed two different histories of its ledger/)
  expect([...alert.querySelectorAll('pre')].map((note) => note.textContent)).toEqual([
    'EXERCISE one',
    'EXERCISE two',
  ])
})
