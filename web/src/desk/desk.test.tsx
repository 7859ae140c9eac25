import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { LiveProvider } from '../api/live'
import { SessionProvider } from '../api/session'
import { show } from '../language/testing'
import { Desk } from './desk'

// What is shown goes first: it must not ask the browser's own globals, which are not there.
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const minutes = (n: number) => new Date(Date.now() + n * 60_000).toISOString()
const waiting = (id: string, precedence: string, since: number, due: number) => ({
  report: { id, originator: 'AMM', kind: 'warning', precedence },
  since: minutes(since),
  due: minutes(due),
  desk: 'watch-officer',
  passed: 0,
})

function answer(role: string, capabilities: string[]) {
  const taken: string[] = []
  const session = { principal: 'p-1', login: 'amal', role, node: 'BGD', node_name: 'Baghdad', capabilities }
  vi.stubGlobal(
    'EventSource',
    class {
      close() {}
      addEventListener() {}
    },
  )
  const all = [
    waiting('r-1', 'flash', -14, -4),
    waiting('r-2', 'priority', -30, 150),
    waiting('r-3', 'routine', -1, 359),
    waiting('r-4', 'routine', -1, 359),
  ]
  const late = [
    { member: 'CAI', name: 'Cairo', precedence: 'immediate', since: minutes(-90), due: minutes(-60) },
  ]
  const json = (body: unknown) => new Response(JSON.stringify(body), { status: 200 })
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string, request: RequestInit) => {
      if (path.endsWith('/session')) return json(session)
      if (path.endsWith('/desk/taken-up')) {
        taken.push(...JSON.parse(String(request.body)).reports)
        return json({ taken_up: taken })
      }
      if (path.endsWith('/desk')) {
        const desks = ['watch-officer', 'analyst', 'legal-officer']
        return json({
          desks,
          waiting: all.filter(({ report }) => !taken.includes(report.id)),
          more: false,
          late,
        })
      }
      return json({ lines: [] })
    }),
  )
  show(
    <SessionProvider>
      <LiveProvider>
        <Desk />
      </LiveProvider>
    </SessionProvider>,
  )
}

it('shows the clock of each and whose desk is called, and is quiet once somebody has it', async () => {
  answer('analyst', ['read-traffic', 'take-up'])
  const items = await screen.findAllByRole('listitem')
  expect(items[0]?.textContent).toContain('4')
  expect(items[0]?.textContent).toMatch(/over/)
  // Ten minutes have passed: the analyst's desk is called.
  expect(items[0]?.textContent).toContain('Analyst')
  expect(items[0]?.className).toContain('desk-ours')
  expect(items[1]?.textContent).toContain('Watch officer')
  expect(items[1]?.className).not.toContain('desk-ours')
  expect(items[4]?.textContent).toContain('waits behind the first delivery')

  await userEvent.click(within(items[0] as HTMLElement).getByRole('button'))
  await vi.waitFor(() => expect(screen.queryByText('FLASH')).toBeNull())
  await userEvent.click(screen.getByRole('button', { name: /all ROUTINE/ }))
  await vi.waitFor(() => expect(screen.queryByText('ROUTINE')).toBeNull())
  expect(screen.getByText('PRIORITY')).toBeTruthy()
})

it('has nothing to press for whoever only reads traffic', async () => {
  answer('oversight', ['read-traffic'])
  await screen.findAllByRole('listitem')
  expect(screen.queryByRole('button')).toBeNull()
})
