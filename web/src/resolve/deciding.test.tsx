import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { SessionProvider } from '../api/session'
import { show } from '../language/testing'
import { statementOf } from '../people/testing'
import { Deciding } from './deciding'
import { rowsOf } from './evidence'

const PREVIEW = {
  banner: 'SECRET // REL TO NOBODY',
  partners: [{ member: 'AMM', name: 'Amman', released: 3, withheld: 0, statements: [] }],
}
const rows = rowsOf([statementOf('name', 'A')], [statementOf('name', 'B')], [])
/** What was asked of the node to decide, by address. */
const decided: { path: string; body: unknown }[] = []

afterEach(() => {
  vi.unstubAllGlobals()
  decided.length = 0
})

function Form({ weighed }: { weighed: string[] }) {
  const [typed, setTyped] = useState({ reason: '', basis: '' })
  const ids = { one: 's-1', other: 's-2' }
  return <Deciding ids={ids} rows={rows} weighed={weighed} typed={typed} setTyped={setTyped} />
}

function open(weighed: string[]) {
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string, { method, body }: RequestInit) => {
      if (method === 'GET') return new Response('{}', { status: 401 })
      decided.push({ path, body: JSON.parse(String(body)) })
      const answer = path.includes('dry_run') ? PREVIEW : { ...PREVIEW, decision: 'st-9' }
      return new Response(JSON.stringify(answer), { status: 200 })
    }),
  )
  show(
    <SessionProvider>
      <Form weighed={weighed} />
    </SessionProvider>,
  )
}

it('shows who would get it before it is made, and anew after one changed word', async () => {
  const user = userEvent.setup()
  open(['st-name-A'])
  await user.click(screen.getByLabelText('one person'))
  await user.type(screen.getByLabelText('Reason'), 'EXERCISE')
  await user.type(screen.getByLabelText('Legal basis'), 'case 4')
  const record = () => screen.queryByRole('button', { name: 'Record: one person' })
  expect(record()).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Show who would get it' }))
  await waitFor(() => expect(record()).toBeTruthy())
  expect(screen.getByText('Amman')).toBeTruthy()
  await user.type(screen.getByLabelText('Reason'), '!')
  expect(record()).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Show who would get it' }))
  await waitFor(() => expect(record()).toBeTruthy())
  await user.click(record() as HTMLElement)
  await screen.findByRole('button', { name: 'Undo' })
  expect(decided.map(({ path }) => path)).toEqual([
    '/api/v1/resolutions?dry_run=true',
    '/api/v1/resolutions?dry_run=true',
    '/api/v1/resolutions',
  ])
  expect(decided.at(-1)?.body).toEqual({
    verdict: 'same',
    one: 's-1',
    other: 's-2',
    statements: ['st-name-A'],
    parted_by: [],
    reason: 'EXERCISE!',
    legal_basis: 'case 4',
    purpose: 'investigation',
  })
})

it('decides nothing without a statement that is weighed', async () => {
  open([])
  await userEvent.setup().click(screen.getByLabelText('two people'))
  const button = screen.getByRole('button', { name: 'Show who would get it' })
  expect(button.hasAttribute('disabled')).toBe(true)
})
