// The answer to a screening in the order that protects the man who only shares a name. Pure.

import type { Candidate, Evidence, Screening, ScreeningQuestion } from '../api/shapes'

/** What can tell two people of one name apart at a control point, in the order in which it is asked for. */
export const DISCRIMINATORS = ['birth', 'document'] as const
export type Discriminator = (typeof DISCRIMINATORS)[number]

export interface Answer {
  outcome: Screening['outcome']
  hits: Candidate[]
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
  const hits = screening.candidates.filter(isHit)
  const excluded = screening.candidates.filter((candidate) => candidate.outcome === 'excluded')
  const sameName = screening.candidates.filter((one) => !isHit(one) && one.outcome !== 'excluded')
  const asked: Record<Discriminator, boolean> = {
    birth: question.birth !== undefined,
    document: question.document !== undefined,
  }
  return {
    outcome: hits.length > 0 ? 'hit' : sameName.length > 0 ? 'same-name' : 'no-hit',
    hits,
    sameName,
    excluded,
    toCheck: sameName.length === 0 ? [] : DISCRIMINATORS.filter((one) => !asked[one]),
  }
}
