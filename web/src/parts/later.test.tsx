import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { SessionProvider } from '../api/session'
import { show } from '../language/testing'
import { Later } from './later'

afterEach(() => vi.unstubAllGlobals())

it('says that the node is away, keeps the rest of the page, and fetches the part when it is back', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response('{}', { status: 401 })),
  )
  const load = vi.fn<() => Promise<{ words: string }>>()
  load.mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
  load.mockResolvedValue({ words: 'the network' })
  show(
    <SessionProvider>
      <p>what was typed</p>
      <Later load={load}>{({ words }) => <p>{words}</p>}</Later>
    </SessionProvider>,
  )
  expect((await screen.findByRole('alert')).textContent).toContain('The node does not answer')
  expect(screen.getByText('what was typed')).toBeTruthy()
  await userEvent.setup().click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('the network')).toBeTruthy()
})
