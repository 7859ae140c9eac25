import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { Problem } from '../api/client'
import { SessionProvider } from '../api/session'
import { plain, show } from '../language/testing'
import { MembersProvider } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { RulePanel } from './rule'

const MEMBERS = ['AMM', 'BGD', 'EBL'].map((member) => ({ member, name: member, own: member === 'BGD' }))
const asked: unknown[] = []

afterEach(() => {
  vi.unstubAllGlobals()
  asked.length = 0
})

function open(capabilities: string[], meanwhile = '') {
  let rule: unknown = { members: ['EBL'], since: '2026-11-02T08:00:00.000Z', reason: 'EXERCISE papers' }
  const answer = (path: string) => {
    if (path.endsWith('/session')) return { principal: 'p-1', node: 'BGD', capabilities }
    return path.endsWith('/members') ? { members: MEMBERS } : rule
  }
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string, { method, body }: RequestInit) => {
      if (method === 'POST') {
        const { since } = JSON.parse(String(body))
        asked.push(JSON.parse(String(body)))
        const holds = (rule as { since: string }).since
        if (meanwhile && since === holds) {
          rule = { members: [], since: '2026-11-12T08:00:00.000Z', reason: meanwhile }
          const problem = { type: '/problems/conflict', status: 409, title: 'x', code: 'changed-meanwhile' }
          meanwhile = ''
          return new Response(JSON.stringify(problem), { status: 409 })
        }
        rule = { ...JSON.parse(String(body)), since: '2026-11-20T08:00:00.000Z' }
      }
      return new Response(JSON.stringify(answer(path)), { status: 200 })
    }),
  )
  show(
    <SessionProvider>
      <MembersProvider>
        <RulePanel />
      </MembersProvider>
    </SessionProvider>,
  )
}

it('is read by everybody, and changed with a reason by whoever signs agreements, by keyboard', async () => {
  open(['sign-agreements'])
  const user = userEvent.setup()
  expect(await screen.findByText('EXERCISE papers')).toBeTruthy()
  ;(await screen.findByRole('button', { name: 'Change the rule' })).focus()
  await user.keyboard('{Enter}')
  const boxes = await screen.findAllByRole('checkbox')
  expect(boxes.map((box) => (box as HTMLInputElement).checked)).toEqual([false, true])
  boxes[0]?.focus()
  await user.keyboard(' ')
  screen.getByLabelText('Reason').focus()
  await user.keyboard('EXERCISE')
  screen.getByRole('button', { name: 'Let the rule hold' }).focus()
  await user.keyboard('{Enter}')
  await screen.findByText('EXERCISE')
  expect(asked).toEqual([{ members: ['EBL', 'AMM'], reason: 'EXERCISE', since: '2026-11-02T08:00:00.000Z' }])
})

it('overwrites no rule that somebody else made meanwhile, shows it, and keeps what was typed', async () => {
  open(['sign-agreements'], 'EXERCISE made by another officer')
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Change the rule' }))
  await user.click((await screen.findAllByRole('checkbox'))[0] as HTMLElement)
  await user.type(screen.getByLabelText('Reason'), 'EXERCISE mine')
  const send = screen.getByRole('button', { name: 'Let the rule hold' })
  await user.click(send)
  expect((await screen.findByRole('alert')).textContent).toContain('Somebody else changed this meanwhile')
  expect(await screen.findByText('EXERCISE made by another officer')).toBeTruthy()
  expect((screen.getByLabelText('Reason') as HTMLTextAreaElement).value).toBe('EXERCISE mine')
  await user.click(send)
  expect(await screen.findByText('EXERCISE mine')).toBeTruthy()
  expect(asked.at(-1)).toMatchObject({ members: ['EBL', 'AMM'], since: '2026-11-12T08:00:00.000Z' })
})

it('offers no change to whoever may not make it', async () => {
  open(['read-content'])
  expect(await screen.findByText('EXERCISE papers')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

it('says what a decision contradicts in words, with the way to it', () => {
  const decisions = [`st-${'7'.repeat(32)}`]
  const body = {
    type: '/problems/conflict',
    title: 'x',
    detail: 'x',
    status: 409,
    code: 'held-apart',
    decisions,
  }
  show(<ProblemNote problem={new Problem(409, body)} />)
  expect(screen.getByText('A decision holds the two apart. Undo it first.')).toBeTruthy()
  const way = screen.getByRole('link')
  expect(way.getAttribute('href')).toBe(`#/resolve/${decisions[0]}`)
  expect(plain(way.textContent)).toMatch(/^Decision /)
})
