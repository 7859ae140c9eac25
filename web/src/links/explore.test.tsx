import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SessionProvider } from '../api/session'
import type { Identity } from '../api/shapes'
import { plain, show } from '../language/testing'
import { manOf, statementOf } from '../people/testing'
import { Links } from './links'

// It draws on a canvas, which this test has none of; what it is given is tested with the network.
vi.mock('./drawing', () => ({ Drawing: () => <p>the drawing</p> }))

const link = (id: string, property: string, caption: string, incoming = false) => ({
  id,
  kind: 'person',
  caption,
  property,
  incoming,
  statement: statementOf(property, id, { id: `st-${property}-${id}` }),
})
const man = manOf({
  caption: 'EXERCISE Karim',
  links: [link('s-2', 'associate', 'EXERCISE Jabbar'), link('s-3', 'memberOf', 'تمرين')],
})
const jabbar = manOf({
  id: 's-2',
  caption: 'EXERCISE Jabbar',
  standing: 'wanted',
  links: [link('s-1', 'associate', 'EXERCISE Karim', true), link('s-4', 'relative', 'EXERCISE Munther')],
})

let held: Record<string, Identity>
beforeEach(() => {
  held = { 's-2': jabbar }
  const fetch = async (path: string) => {
    const found = held[/identities\/([^?]+)/.exec(path)?.[1] ?? '']
    return found ? new Response(JSON.stringify(found)) : new Response('{}', { status: 404 })
  }
  vi.stubGlobal('fetch', vi.fn(fetch))
})
afterEach(() => vi.unstubAllGlobals())

async function open() {
  show(
    <SessionProvider>
      <Links identity={man} />
    </SessionProvider>,
  )
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Show the network' }))
  await screen.findByText('the drawing')
  return user
}

it('reads the links of whoever is expanded, and lists them with their statements', async () => {
  const user = await open()
  await user.click(screen.getByRole('button', { name: 'Expand EXERCISE Jabbar' }))
  const his = await screen.findByRole('region', { name: /Links of .*Jabbar/ })
  expect(within(his).getByRole('link', { name: 'EXERCISE Munther' })).toBeTruthy()
  expect(his.querySelectorAll('.provenance')).toHaveLength(2)
  const asked = vi
    .mocked(fetch)
    .mock.calls.map(([path]) => String(path))
    .filter((path) => path.includes('/identities'))
  expect(asked).toEqual(['/api/v1/identities/s-2?purpose=investigation'])
  expect(screen.getAllByText('Wanted').length).toBeGreaterThan(0)
  // Whoever uses the keyboard stays where he was.
  expect(document.activeElement?.textContent).toBe('In the drawing EXERCISE Jabbar')
})

it('says why two are linked: who says it, how good it is, and under which label', async () => {
  const user = await open()
  await user.click(screen.getByRole('button', { name: 'Expand EXERCISE Jabbar' }))
  await user.click(await screen.findByRole('button', { name: /^Why: .*Karim/ }))
  const why = document.querySelector('.network-chosen')
  expect(plain(why?.textContent)).toMatch(/EXERCISE Karim: Associate.*: EXERCISE Jabbar.*BGD.*B2.*SECRET/)
})

it('finds the way from one to another through whoever is expanded', async () => {
  const user = await open()
  await user.click(screen.getByRole('button', { name: 'Expand EXERCISE Jabbar' }))
  await user.selectOptions(await screen.findByLabelText('To'), 's-4')
  expect(plain(document.querySelector('.network-paths [role=status]')?.textContent)).toBe(
    'One shortest way, of 2 links',
  )
  const steps = [...document.querySelectorAll('.path-step')].map((step) => step.textContent)
  expect(steps).toEqual(['EXERCISE Karim', 'EXERCISE Jabbar', 'EXERCISE Munther'])
})

it('says where somebody is not for the reader, and keeps what is there', async () => {
  const user = await open()
  await user.click(screen.getByRole('button', { name: 'Expand تمرين' }))
  expect((await screen.findByRole('alert')).textContent).toMatch(/nothing here that is released to you/)
  expect(screen.getAllByText('EXERCISE Jabbar').length).toBeGreaterThan(0)
})
