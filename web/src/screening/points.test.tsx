import { screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { SessionProvider } from '../api/session'
import { show } from '../language/testing'
import { ControlPoints } from './points'

afterEach(() => vi.unstubAllGlobals())

const extract = {
  made: '2026-11-17T05:40:00.000Z',
  expires: '2026-11-18T05:40:00.000Z',
  purpose: 'border-control',
  subjects: 407,
}

it('says of each control point how far its extract goes and what it handed in', async () => {
  const points = [
    { point: '3f'.repeat(32), extract: { ...extract, ended: true }, screenings: 12 },
    { point: '9a'.repeat(32), screenings: 3, last_screening: '2026-11-17T06:00:00.000Z' },
  ]
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string) =>
      path.endsWith('/session')
        ? new Response('{}', { status: 401 })
        : new Response(JSON.stringify({ points }), { status: 200 }),
    ),
  )
  show(
    <SessionProvider>
      <ControlPoints />
    </SessionProvider>,
  )
  expect(await screen.findByText('3f3f3f3f3f3f')).toBeTruthy()
  const rows = screen.getAllByRole('row').slice(1)
  expect(rows[0]?.textContent).toContain('ended: nobody may be screened with it')
  expect(rows[0]?.querySelector('.number')?.textContent).toBe('12')
  expect(rows[1]?.textContent).not.toContain('ended')
  expect(rows[1]?.querySelector('.number')?.textContent).toBe('3')
})
