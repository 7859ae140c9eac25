// The answer to a screening in the order that protects the man who only shares a name. Pure.

import type { Candidate, Evidence, Question, Screening, ScreeningQuestion } from '../api/shapes'

/** What can tell two people of one name apart at a control point, in the order in which it is asked for. */
export const DISCRIMINATORS = ['birth', 'mother', 'document'] as const
export type Discriminator = (typeof DISCRIMINATORS)[number]

/** Something to ask for; `question` where the node knows how well it parts those who remain. */
export interface ToCheck {
  kind: string
  question?: Question
}

export interface Answer {
  outcome: Screening['outcome']
  hits: Candidate[]
  /** Name and a second detail agree, and he is cleared: not the one who is looked for. */
  cleared: Candidate[]
  /** The number of a paper agrees and the name does not: a false or a borrowed paper, or a slip of the pen. */
  otherName: Candidate[]
  sameName: Candidate[]
  excluded: Candidate[]
  /** What has not been asked yet and could decide, the best first. */
  toCheck: ToCheck[]
}

const supports = (evidence: Evidence) => evidence.outcome === 'agrees'

/** Whatever the node says, a name alone is never shown as a hit: something else must agree. */
export function isHit(candidate: Candidate): boolean {
  return candidate.outcome === 'hit' && candidate.evidence.some(supports)
}

export function answerOf(screening: Screening, question: ScreeningQuestion): Answer {
  const { candidates } = screening
  const isCleared = (one: Candidate) => one.standing === 'cleared'
  const agreeing = candidates.filter(isHit)
  const cleared = agreeing.filter(isCleared)
  const hits = agreeing.filter((one) => !isCleared(one))
  const otherName = candidates.filter((one) => one.outcome === 'other-name')
  const excluded = candidates.filter((one) => one.outcome === 'excluded')
  const apart = new Set([...agreeing, ...otherName, ...excluded])
  const sameName = candidates.filter((one) => !apart.has(one))
  return {
    outcome: outcomeOf({ hits, cleared, otherName, sameName }),
    hits,
    cleared,
    otherName,
    sameName,
    excluded,
    toCheck: sameName.length === 0 ? [] : toCheck(screening, question),
  }
}

/** What parts them best by what is held; where nothing held parts them, what a paper can show. */
function toCheck(screening: Screening, question: ScreeningQuestion): ToCheck[] {
  const open = (kind: string) => question[kind as Discriminator] === undefined
  const parting = screening.ask.filter((one) => open(one.kind))
  if (parting.length > 0) return parting.map((one) => ({ kind: one.kind, question: one }))
  return DISCRIMINATORS.filter(open).map((kind) => ({ kind }))
}

/** Whoever is hit and cleared is let go; where somebody else is hit as well, it is that one who counts. */
function outcomeOf({
  hits,
  cleared,
  otherName,
  sameName,
}: Pick<Answer, 'hits' | 'cleared' | 'otherName' | 'sameName'>): Screening['outcome'] {
  if (hits.length > 0) return 'hit'
  if (cleared.length > 0) return 'cleared'
  if (otherName.length > 0) return 'other-name'
  return sameName.length > 0 ? 'same-name' : 'no-hit'
}
