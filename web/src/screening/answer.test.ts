import { describe, expect, it } from 'vitest'
import type { Candidate, Evidence } from '../api/shapes'
import { answerOf } from './answer'

const evidence = (outcome: Evidence['outcome']): Evidence => ({
  kind: 'birth',
  outcome,
  found: ['1971-03-05'],
  weight: 0,
})
const candidate = (outcome: Candidate['outcome'], ...found: Evidence[]): Candidate => ({
  subject: 's-1',
  kind: 'person',
  caption: 'EXERCISE Karim',
  outcome,
  originators: ['BGD'],
  persons: ['wanted'],
  cleared: false,
  banner: 'CONFIDENTIAL // REL TO ANY PARTY // EXERCISE',
  name: { score: 1, matched: 'EXERCISE Karim', parts: [] },
  evidence: found,
  weight: 0,
})
const outcomeOf = (...candidates: Candidate[]) =>
  answerOf({ outcome: 'hit', position: 1, candidates }, { name: 'Karim' }).outcome

describe('an answer', () => {
  it('is a hit only where more than the name agrees', () => {
    expect(outcomeOf(candidate('hit', evidence('agrees')))).toBe('hit')
    expect(outcomeOf(candidate('hit'))).toBe('same-name')
    expect(outcomeOf(candidate('hit', evidence('unknown')))).toBe('same-name')
    expect(outcomeOf(candidate('same-name', evidence('near')))).toBe('same-name')
  })
  it('is no hit where everybody is excluded or nobody is found', () => {
    expect(outcomeOf(candidate('excluded', evidence('disagrees')))).toBe('no-hit')
    expect(outcomeOf()).toBe('no-hit')
  })
  it('tells another name on a known paper from a hit and from a collision', () => {
    const paper = candidate('other-name', { ...evidence('agrees'), kind: 'document' })
    expect(outcomeOf(candidate('same-name'), paper)).toBe('other-name')
    expect(outcomeOf(paper, candidate('hit', evidence('agrees')))).toBe('hit')
  })
  it('names what has not been asked yet', () => {
    const same = { outcome: 'same-name', position: 1, candidates: [candidate('same-name')] } as const
    const ask = (rest: object) =>
      answerOf({ ...same, candidates: [...same.candidates] }, { name: 'K', ...rest })
    expect(ask({}).toCheck).toEqual(['birth', 'mother', 'document'])
    expect(ask({ birth: '1971' }).toCheck).toEqual(['mother', 'document'])
    expect(ask({ birth: '1971', mother: 'Z', document: 'A1' }).toCheck).toEqual([])
  })
})
