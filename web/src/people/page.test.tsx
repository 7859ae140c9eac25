import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { SessionProvider } from '../api/session'
import { show } from '../language/testing'
import { PeoplePage } from './page'

const asked: string[] = []
afterEach(() => {
  vi.unstubAllGlobals()
  asked.length = 0
})

function open() {
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string) => {
      const url = new URL(path, 'http://node')
      if (!url.pathname.endsWith('/subjects')) return new Response('{}', { status: 401 })
      asked.push(url.searchParams.get('name') ?? '')
      return new Response(JSON.stringify({ subjects: [] }), { status: 200 })
    }),
  )
  show(
    <SessionProvider>
      <PeoplePage id={undefined} />
    </SessionProvider>,
  )
  return userEvent.setup()
}

it('looks as one types, once one stops for a moment and it may be a name', async () => {
  const user = open()
  const name = screen.getByLabelText('Name')
  await user.type(name, 'ka')
  await new Promise((done) => setTimeout(done, 700))
  expect(asked).toEqual([])
  await user.type(name, 'rim al-tamrini')
  await waitFor(() => expect(asked).toEqual(['karim al-tamrini']), { timeout: 5_000 })
  await user.type(name, '{Enter}')
  await new Promise((done) => setTimeout(done, 700))
  expect(asked).toEqual(['karim al-tamrini'])
})

it('looks at once when one says so, however short the name is', async () => {
  const user = open()
  await user.type(screen.getByLabelText('Name'), 'Bo{Enter}')
  await waitFor(() => expect(asked).toEqual(['Bo']))
})
