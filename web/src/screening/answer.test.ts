import { describe, expect, it } from 'vitest'
import type { Candidate, Evidence, Question, Screening } from '../api/shapes'
import { answerOf } from './answer'

const evidence = (outcome: Evidence['outcome']): Evidence => ({
  kind: 'birth',
  outcome,
  found: ['1971-03-05'],
  detail: '',
  finding: outcome === 'agrees' ? 'same-day' : 'further',
  weight: 0,
})
const candidate = (outcome: Candidate['outcome'], ...found: Evidence[]): Candidate => ({
  subject: 's-1',
  subjects: ['s-1'],
  kind: 'person',
  caption: 'EXERCISE Karim',
  outcome,
  originators: ['BGD'],
  persons: ['wanted'],
  standing: 'wanted',
  allows: 'nothing',
  banner: 'CONFIDENTIAL // REL TO ANY PARTY // EXERCISE',
  name: { score: 1, matched: 'EXERCISE Karim', parts: [] },
  evidence: found,
  weight: 0,
})
const screening = (candidates: Candidate[], ask: Question[] = []): Screening => ({
  outcome: 'hit',
  named: candidates.length,
  cleared: 0,
  wanted: candidates.length,
  more: false,
  ask,
  position: 1,
  candidates,
})
const outcomeOf = (...candidates: Candidate[]) => answerOf(screening(candidates), { name: 'Karim' }).outcome

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
    const kinds = (rest: object, ask: Question[] = []) =>
      answerOf(screening([candidate('same-name')], ask), { name: 'K', ...rest }).toCheck.map(
        (one) => one.kind,
      )
    expect(kinds({})).toEqual(['birth', 'mother', 'document'])
    expect(kinds({ birth: '1971' })).toEqual(['mother', 'document'])
    expect(kinds({ birth: '1971', mother: 'Z', document: 'A1' })).toEqual([])
    // What parts them best by what the node holds comes before what a paper can show.
    const best = [{ kind: 'father', held: 6, remaining: 2.1 }]
    expect(kinds({}, best)).toEqual(['father'])
    expect(kinds({ mother: 'Z' }, [{ kind: 'mother', held: 6, remaining: 1 }, ...best])).toEqual(['father'])
  })
  it('lets a cleared man go, unless somebody else is hit', () => {
    const cleared = { ...candidate('hit', evidence('agrees')), standing: 'cleared' } as const
    expect(outcomeOf(cleared)).toBe('cleared')
    expect(outcomeOf(cleared, candidate('hit', evidence('agrees')))).toBe('hit')
    expect(answerOf(screening([cleared]), { name: 'K' }).hits).toEqual([])
  })
})
