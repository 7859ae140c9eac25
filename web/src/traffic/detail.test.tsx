import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { SessionProvider } from '../api/session'
import { inLanguage, show } from '../language/testing'
import { MembersProvider } from '../parts/member'
import { ReportDetail } from './detail'
import type { Cell, Row } from './fold'

const REPORT = 'r-1'
const AT = '2026-11-20T11:15:00.000Z'
const HEAD = {
  id: REPORT,
  originator: 'BGD',
  own: true,
  kind: 'intrep',
  precedence: 'routine',
  purpose: 'arrest',
  written: AT,
  statements: 1,
}

afterEach(() => vi.unstubAllGlobals())

const row = (state: Cell['state']) =>
  ({ report: REPORT, cells: new Map([['AMM', { state, at: AT, withheld: 0 }]]) }) as unknown as Row

const page = (state: Cell['state']) => (
  <SessionProvider>
    <MembersProvider>
      <ReportDetail report={REPORT} row={row(state)} />
    </MembersProvider>
  </SessionProvider>
)

it('keeps what is typed when an acknowledgement arrives, and reads again what the partners have', async () => {
  let read = 0
  const answer = (path: string) => {
    if (path.endsWith('/session')) return { principal: 'p-1', node: 'BGD', capabilities: ['recall'] }
    if (path.endsWith('/members')) return { members: [{ member: 'AMM', name: 'Amman', own: false }] }
    read += 1
    return { report: HEAD, members: [], receptions: [] }
  }
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string) => new Response(JSON.stringify(answer(path)), { status: 200 })),
  )
  const { rerender } = show(page('waiting'))
  const user = userEvent.setup()
  await user.click(await screen.findByText('Take it back', { selector: 'summary' }))
  await user.type(screen.getByLabelText('Why'), 'EXERCISE: half a sen')
  const before = read
  rerender(inLanguage(page('delivered')))
  await waitFor(() => expect(read).toBe(before + 1))
  expect(screen.getByLabelText<HTMLInputElement>('Why').value).toBe('EXERCISE: half a sen')
})
