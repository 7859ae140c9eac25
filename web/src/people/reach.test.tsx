import { screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { SessionProvider } from '../api/session'
import { show } from '../language/testing'
import { Reach } from './reach'

afterEach(() => vi.unstubAllGlobals())

function open(clearances: unknown[]) {
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string) =>
      path.includes('/reach')
        ? new Response(JSON.stringify({ clearances }), { status: 200 })
        : new Response('{}', { status: 401 }),
    ),
  )
  return show(
    <SessionProvider>
      <Reach subject="s-1" />
    </SessionProvider>,
  )
}

it('says which member holds statements of whom it clears and is not told, and why', async () => {
  const reasons = [{ code: 'person-outside-clause', text: 'clause a/b', text_ar: 'x' }]
  const missed = { member: 'AMM', name: 'Amman', suspended: true, subjects: ['s-1'], reasons }
  open([{ statement: 'st-1', report: 'r-1', not_reached: [missed] }])
  expect(await screen.findByText('The clearance does not reach everybody')).toBeTruthy()
  expect(screen.getByText('AMM')).toBeTruthy()
  const why = screen.getAllByRole('listitem').map((one) => one.textContent)
  expect(why.some((one) => one === 'Deliveries to this member are stopped.')).toBe(true)
  expect(why.some((one) => one === 'clause a/b')).toBe(true)
})

it('says nothing where everybody is told', async () => {
  const { container } = open([])
  await new Promise((done) => setTimeout(done, 50))
  expect(container.textContent).toBe('')
})
