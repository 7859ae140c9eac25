import { screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { SessionProvider } from '../api/session'
import { show } from '../language/testing'
import { BackupPanel } from './backup'

afterEach(() => vi.unstubAllGlobals())

const open = (found: object) => {
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string) =>
      Response.json(path.endsWith('/ledger/backup') ? found : { principal: 'p', capabilities: [] }),
    ),
  )
  show(
    <SessionProvider>
      <BackupPanel />
    </SessionProvider>,
  )
}
const last = (days: number) => ({
  made: new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString(),
  entries: 40,
  bytes: 90_000,
})

it.each([
  ['There is no backup.', { since: 40 }],
  ['There is a backup.', { last: last(0.5), since: 900 }],
  ['The backup is older than a day.', { last: last(2), since: 1 }],
  // Nothing has come since: it is as good as on its first day.
  ['There is a backup.', { last: last(30), since: 0 }],
])('says how the last backup stands: %s', async (words, found) => {
  open(found)
  expect(await screen.findByText(words)).toBeTruthy()
})
