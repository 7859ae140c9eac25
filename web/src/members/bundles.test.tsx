import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SessionProvider } from '../api/session'
import { plain, show } from '../language/testing'
import { MembersProvider } from '../parts/member'
import { Bundles } from './bundles'

const member = (code: string, own: boolean) => ({ member: code, name: `EXERCISE ${code}`, own, keys: [] })
const WRITTEN = {
  to: 'AMM',
  made: '2026-11-20T09:00:00.000Z',
  bundle: `b-${'0'.repeat(56)}12345678`,
  deliveries: { first: 4, last: 6 },
  items: 39,
  acknowledgements: 2,
  asks: 7,
  more: true,
  sealed: btoa('EXERCISE'),
}
const READ = {
  from: 'AMM',
  made: '2026-11-20T09:00:00.000Z',
  bundle: 'b',
  deliveries: [
    { sequence: 1, before: true, stored: 0, known: 3, refused: [] },
    {
      sequence: 2,
      before: false,
      stored: 5,
      known: 1,
      refused: [{ code: 'not-released-by-agreement', count: 2 }],
    },
  ],
  refused: { sequence: 3, code: 'fork', detail: 'expected another note', unread: 1 },
  acknowledgements: { taken: 1, known: 2, refused: [{ code: 'signature', count: 1 }] },
  asks: 9,
}

let asked: { path: string; body: unknown }[]
let answer: () => Response
let acts: string
beforeEach(() => {
  asked = []
  acts = 'BGD'
  answer = () => Response.json(WRITTEN)
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string, { method, body }: RequestInit) => {
      if (path.endsWith('/session'))
        return Response.json({ principal: 'p', capabilities: ['carry'], member: acts, node: 'BGD' })
      if (path.endsWith('/members'))
        return Response.json({ members: [member('BGD', true), member('CAI', false), member('AMM', false)] })
      if (method !== 'POST') return Response.json({})
      asked.push({ path, body })
      return answer()
    }),
  )
  URL.createObjectURL = vi.fn(() => 'blob:exercise')
  URL.revokeObjectURL = vi.fn()
})
afterEach(() => vi.unstubAllGlobals())

const open = async () => {
  show(
    <SessionProvider>
      <MembersProvider>
        <Bundles />
      </MembersProvider>
    </SessionProvider>,
  )
  await screen.findByRole('option', { name: 'EXERCISE AMM' }).catch(() => {})
}
const lines = (form: string) =>
  within(screen.getByRole('form', { name: form }))
    .getAllByRole('listitem')
    .map((line) => plain(line.textContent ?? ''))

it('writes a bundle, saves it, and says what is in it', async () => {
  const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  await open()
  await userEvent.selectOptions(screen.getByLabelText('For'), 'AMM')
  await userEvent.selectOptions(screen.getByLabelText('What it holds'), 'From a number on')
  await userEvent.type(screen.getByLabelText('Number of the first delivery'), '4x')
  await userEvent.click(screen.getByRole('button', { name: 'Write and save' }))
  await waitFor(() => expect(saved).toHaveBeenCalledTimes(1))
  expect(asked).toEqual([{ path: '/api/v1/bundles', body: JSON.stringify({ to: 'AMM', from: 4 }) }])
  expect(lines('Write a bundle')).toEqual([
    'AMM-2026-11-20T0900-12345678.bundle',
    'Deliveries 4 to 6, items: 39',
    'Acknowledgements: 2',
    expect.stringContaining('asked for its deliveries from 7 on again'),
    'More waits than a bundle has room for: write another.',
  ])
  await userEvent.click(screen.getByRole('button', { name: 'Save the same file again' }))
  expect(saved).toHaveBeenCalledTimes(2)
  expect(asked.length).toBe(1)
})

it('reads a bundle and says what came of each part of it', async () => {
  answer = () => Response.json(READ)
  await open()
  const file = new File(['EXERCISE'], '1.bundle')
  await userEvent.upload(screen.getByLabelText("The member's file"), file)
  await userEvent.click(screen.getByRole('button', { name: 'Read' }))
  await screen.findByText(/Taken/)
  expect(asked).toEqual([{ path: '/api/v1/bundles/read', body: file }])
  expect(lines('Read a bundle').slice(1)).toEqual([
    'Taken: deliveries 2 to 2; items stored: 5, known: 1',
    'Items refused: 2.  not-released-by-agreement',
    'Known already: deliveries 1 to 1',
    'Acknowledgements of ours: 1 new, 2 known',
    'Acknowledgements refused: 1.  signature',
    'Delivery 3 is refused. expected another note fork',
    'Not looked at after it: 1',
    'It lacks our deliveries from 9 on. Write a bundle for it: it begins there.',
  ])
})

it('says in its own words what stands against a file', async () => {
  answer = () =>
    Response.json(
      {
        type: '/problems/unacceptable',
        title: 'The content breaks a rule',
        code: 'bundle-changed',
        detail: 'x',
      },
      { status: 422 },
    )
  await open()
  await userEvent.upload(screen.getByLabelText("The member's file"), new File(['x'], '1.bundle'))
  await userEvent.click(screen.getByRole('button', { name: 'Read' }))
  await screen.findByText('This file was cut or changed since it was sealed. Copy it again.')
})

it('lets whoever acts for another member carry for that member alone', async () => {
  acts = 'CAI'
  await open()
  await waitFor(() => expect(within(screen.getByLabelText('For')).getAllByRole('option').length).toBe(1))
  expect(screen.getByRole('option', { name: 'EXERCISE CAI' })).toBeTruthy()
})
