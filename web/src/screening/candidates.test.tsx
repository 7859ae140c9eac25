import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Candidate } from '../api/shapes'
import { plain, show } from '../language/testing'
import { ScreeningAnswer } from './candidates'

const person = (subject: string, rest: Partial<Candidate> = {}): Candidate => ({
  subject,
  kind: 'person',
  caption: 'EXERCISE Karim',
  outcome: 'same-name',
  originators: ['BGD'],
  persons: ['wanted'],
  cleared: false,
  banner: 'CONFIDENTIAL // REL TO ANY PARTY // EXERCISE',
  name: { score: 1, matched: 'EXERCISE Karim', parts: [] },
  evidence: [],
  weight: 0,
  ...rest,
})
const verdictFor = (...candidates: Candidate[]) => {
  show(
    <ScreeningAnswer question={{ name: 'Karim' }} screening={{ outcome: 'hit', position: 1, candidates }} />,
  )
  return plain(screen.getByRole('heading', { level: 2 }).textContent)
}

it('never calls a name alone a hit, even when the answer says so', () => {
  expect(verdictFor(person('s-1', { outcome: 'hit' }), person('s-2'))).toBe(
    '2 people have this name. This is no hit.',
  )
  expect(screen.queryByText('Hits')).toBeNull()
  expect(screen.getByText('the date of birth, on a document')).toBeTruthy()
})

it('puts hits before those who only share the name', () => {
  const agrees = { kind: 'birth', outcome: 'agrees', found: ['1971'], weight: 4.9 } as const
  const hit = person('s-1', { outcome: 'hit', evidence: [{ ...agrees, found: ['1971'] }] })
  expect(verdictFor(person('s-2'), hit)).toMatch(/^Hit/)
  const sections = screen.getAllByRole('heading', { level: 3 }).map((one) => plain(one.textContent))
  expect(sections).toEqual(['Hits 1', 'Only the same name 1'])
})

it('says openly that a man was cleared', () => {
  verdictFor(person('s-1', { cleared: true }))
  expect(screen.getByText('Cleared: this is not the man who is looked for')).toBeTruthy()
})
