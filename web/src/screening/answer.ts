// The answer to a screening in the order that protects the man who only shares a name. Pure.

import type { Candidate, Evidence, Screening, ScreeningQuestion } from '../api/shapes'

/** What can tell two people of one name apart at a control point, in the order in which it is asked for. */
export const DISCRIMINATORS = ['birth', 'mother', 'document'] as const
export type Discriminator = (typeof DISCRIMINATORS)[number]

export interface Answer {
  outcome: Screening['outcome']
  hits: Candidate[]
  /** The number of a paper agrees and the name does not: a false or a borrowed paper, or a slip of the pen. */
  otherName: Candidate[]
  sameName: Candidate[]
  excluded: Candidate[]
  /** What has not been asked yet and could decide. */
  toCheck: Discriminator[]
}

const supports = (evidence: Evidence) => evidence.outcome === 'agrees'

/** Whatever the node says, a name alone is never shown as a hit: something else must agree. */
export function isHit(candidate: Candidate): boolean {
  return candidate.outcome === 'hit' && candidate.evidence.some(supports)
}

export function answerOf(screening: Screening, question: ScreeningQuestion): Answer {
  const { candidates } = screening
  const hits = candidates.filter(isHit)
  const otherName = candidates.filter((one) => one.outcome === 'other-name')
  const excluded = candidates.filter((one) => one.outcome === 'excluded')
  const apart = new Set([...hits, ...otherName, ...excluded])
  const sameName = candidates.filter((one) => !apart.has(one))
  const asked: Record<Discriminator, boolean> = {
    birth: question.birth !== undefined,
    mother: question.mother !== undefined,
    document: question.document !== undefined,
  }
  return {
    outcome: outcomeOf(hits, otherName, sameName),
    hits,
    otherName,
    sameName,
    excluded,
    toCheck: sameName.length === 0 ? [] : DISCRIMINATORS.filter((one) => !asked[one]),
  }
}

function outcomeOf(hits: Candidate[], otherName: Candidate[], sameName: Candidate[]): Screening['outcome'] {
  if (hits.length > 0) return 'hit'
  if (otherName.length > 0) return 'other-name'
  return sameName.length > 0 ? 'same-name' : 'no-hit'
}
