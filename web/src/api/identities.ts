// Identities and resolution decisions as the page reads them.

import type { Moment, Reason, Statement } from './shapes'

/** How somebody must be met, by the newest of clearances, judgments and warrants. */
export type Standing = 'cleared' | 'wanted' | 'known'
export type Verdict = 'same' | 'different' | 'unsure'

/** Somebody: every subject that he is by the decisions that the reader may see, and all that is said of them. */
export interface Identity {
  id: string
  kind: string
  caption: string
  exercise: boolean
  banner: string
  originators: string[]
  subjects: { id: string; caption: string; originators: string[]; statements: number }[]
  /** Clearances, judgments and warrants, the newest first. */
  first: Statement[]
  standing: Standing
  properties: SaidOfHim[]
  /** The oldest first. */
  sightings: { id: string; kind: string; caption: string; statements: Statement[] }[]
  links: Link[]
  /** The newest first. */
  decisions: Decision[]
  /** Whether more subjects are joined with him than are gathered here. */
  cut: boolean
}

export interface SaidOfHim {
  property: string
  /** The values cannot all be true. */
  conflict: boolean
  statements: Statement[]
}

export interface Link {
  id: string
  kind: string
  caption: string
  property: string
  /** He is named by the other, and not the other by him. */
  incoming: boolean
  statement: Statement
}

export interface Decision {
  id: string
  originator: string
  verdict: Verdict
  one: string
  other: string
  written: Moment
  report?: string
  effect: 'holds' | 'open' | 'contradicted' | 'not-ours' | 'undone'
  banner: string
}

/** Something that rests on a statement or a decision. */
export interface Conclusion {
  id: string
  subject: string
  originator: string
  written: Moment
  rests_on: string
  decision?: Decision
  banner: string
}

export interface DecisionDetail {
  decision: Decision
  /** Missing where it is not released to the reader. */
  reason?: string
  parted_by: string[]
  weighed: Statement[]
  resting: Conclusion[]
}

/** Two people who may be one. */
export interface Pair {
  one: PairSide
  other: PairSide
  /** What all of it weighs, in bits: above 0 it speaks for one person. */
  weight: number
  advice: 'proposed' | 'weak' | 'unlikely'
  evidence: PairEvidence[]
  decisions: Decision[]
  banner: string
}

export interface PairSide {
  id: string
  caption: string
  originators: string[]
  persons: string[]
  births: string[]
}

export interface PairEvidence {
  kind: string
  finding: string
  weight: number
  one: string[]
  other: string[]
  statements: string[]
}

export interface Queue {
  /** The likeliest first. */
  pairs: Pair[]
  looked_at: number
  /** Where the next part begins; missing at the end. */
  next?: string
}

/** What goes with every decision and every undo. */
export interface Words {
  reason: string
  legal_basis: string
  purpose: string
}

export interface DecisionRequest extends Words {
  verdict: Verdict
  one: string
  other: string
  statements: string[]
  parted_by: string[]
}

/** What one partner would get of a decision. */
export interface PartnerPreview {
  member: string
  name: string
  released: number
  withheld: number
  statements: { statement: string; property: string; released: boolean; reasons: Reason[] }[]
}

export interface Decided {
  /** Missing where it is only a preview. */
  decision?: string
  banner: string
  partners?: PartnerPreview[]
}

export interface Undone {
  decision: Decision
  report: string
  rested_on_it: Conclusion[]
}
