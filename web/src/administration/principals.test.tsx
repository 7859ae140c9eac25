import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SessionProvider } from '../api/session'
import type { Principal } from '../api/shapes'
import { plain, show } from '../language/testing'
import { Principals } from './principals'

const TOKEN = `tsq_${'e0'.repeat(32)}`
const principal = (login: string, more: Partial<Principal> = {}): Principal => ({
  id: `p-${login}`,
  login,
  member: 'BGD',
  role: 'analyst',
  clearance: 'secret',
  active: true,
  has_password: true,
  passkeys: 0,
  tokens: 0,
  revision: 'r1',
  ...more,
})

let held: Principal[]
let sent: unknown[]
let refusal: { status: number; title: string; detail: string; code?: string } | undefined
beforeEach(() => {
  held = [
    principal('samira', { role: 'administrator' }),
    principal('loader', { tokens: 2, has_password: false }),
    principal('amal'),
  ]
  sent = []
  refusal = undefined
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string, { method, body }: RequestInit) => {
      if (path.endsWith('/session'))
        return new Response(JSON.stringify({ principal: 'p-samira', capabilities: [] }))
      if (method !== 'POST') return new Response(JSON.stringify({ principals: held }))
      const asked = JSON.parse(String(body))
      sent.push(asked)
      if (refusal) return new Response(JSON.stringify({ type: '/problems/conflict', ...refusal }), refusal)
      const answer = { principal: principal(asked.login, asked), ...(asked.issue_token && { token: TOKEN }) }
      return new Response(JSON.stringify(answer), { status: 200 })
    }),
  )
})
afterEach(() => vi.unstubAllGlobals())

async function open() {
  show(
    <SessionProvider>
      <Principals />
    </SessionProvider>,
  )
  await screen.findByRole('rowheader', { name: 'amal' })
  return userEvent.setup()
}
const rowOf = (login: string) => {
  const row = screen.getByRole('rowheader', { name: login }).closest('tr')
  if (!row) throw new Error(`expected a row of ${login}`)
  return within(row)
}

it('suspends somebody as he is, and lets nobody suspend himself', async () => {
  const user = await open()
  await waitFor(() => expect(rowOf('samira').queryByRole('button', { name: /Suspend/ })).toBeNull())
  await user.click(rowOf('amal').getByRole('button', { name: 'Suspend amal' }))
  expect(sent).toEqual([
    { login: 'amal', role: 'analyst', clearance: 'secret', member: 'BGD', active: false, revision: 'r1' },
  ])
})

it('shows a new token this once, and forgets it when it is closed', async () => {
  const user = await open()
  await user.click(rowOf('loader').getByRole('button', { name: 'New token loader' }))
  expect((await screen.findByText(TOKEN)).tagName).toBe('CODE')
  await user.click(screen.getByRole('button', { name: 'Close' }))
  expect(document.body.textContent).not.toContain(TOKEN)
})

it('sets up a liaison officer for the member that seconds him, without a password that was not typed', async () => {
  const user = await open()
  await user.click(screen.getByRole('button', { name: 'New principal' }))
  expect(plain(document.activeElement?.textContent)).toBe('New principal')
  await user.type(screen.getByLabelText('Login'), 'rami')
  await user.selectOptions(screen.getByLabelText('Role'), 'liaison-officer')
  expect(screen.getByLabelText('Acts for')).toBeTruthy()
  await user.selectOptions(screen.getByLabelText('Role'), 'oversight')
  expect(screen.queryByLabelText('Acts for')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Set up' }))
  expect(sent).toEqual([
    {
      login: 'rami',
      role: 'oversight',
      clearance: 'unclassified',
      issue_token: false,
      active: true,
      revision: '',
    },
  ])
})

it('says why the node refuses, and keeps what was typed', async () => {
  const user = await open()
  refusal = { status: 409, title: 'Conflict', detail: 'expected another administrator' }
  await user.click(rowOf('samira').getByRole('button', { name: /^Change/ }))
  await user.type(screen.getByLabelText('New password'), 'a long enough one')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect((await screen.findByRole('alert')).textContent).toContain('expected another administrator')
  expect((screen.getByLabelText('New password') as HTMLInputElement).value).toBe('a long enough one')
})

it('overwrites nothing that somebody else changed meanwhile, says so, and keeps what was typed', async () => {
  const user = await open()
  await user.click(rowOf('amal').getByRole('button', { name: /^Change/ }))
  await user.type(screen.getByLabelText('New password'), 'a long enough one')
  // Another administrator suspends her while this one types.
  held = held.map((one) => (one.login === 'amal' ? { ...one, active: false, revision: 'r2' } : one))
  refusal = { status: 409, title: 'Conflict', detail: 'found another', code: 'changed-meanwhile' }
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Somebody else changed this meanwhile')
  expect((screen.getByLabelText('New password') as HTMLInputElement).value).toBe('a long enough one')
  await waitFor(() => expect(rowOf('amal').queryByText('suspended')).toBeTruthy())
  refusal = undefined
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(sent.at(-1)).toMatchObject({
    login: 'amal',
    active: false,
    revision: 'r2',
    password: 'a long enough one',
  })
})
