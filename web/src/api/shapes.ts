// What the node's REST interface says, as the page reads it. Absent fields are left out, never null.

import type { Standing } from './identities'

/** `2026-11-20T11:15:00.000Z` */
export type Moment = string

/** The capabilities of which the page knows something to show or to hide. */
export type Capability =
  | 'read-content'
  | 'submit'
  | 'screen'
  | 'read-traffic'
  | 'read-agreements'
  | 'sign-agreements'
  | 'ask-onward'
  | 'answer-onward'
  | 'verify-ledger'
  | 'oversee'

export interface Session {
  principal: string
  login: string
  member: string
  node: string
  node_name: string
  role: string
  clearance: string
  /** What this principal may do here. Pages are shown and hidden by it, never by the role. */
  capabilities: string[]
  expires?: Moment
}

export interface Health {
  status: string
  member: string
  name: string
}

/** RFC 9457, with the faults of a draft or the mistakes of an agreement. */
export interface ProblemBody {
  type: string
  title: string
  status: number
  detail?: string
  request_id?: string
  faults?: { path: string; message: string }[]
  mistakes?: { line: number; column: number; message: string }[]
}

export interface Member {
  member: string
  name: string
  address?: string
  fingerprint: string
  sequence: number
  issued: Moment
  active: boolean
  reason?: string
  own: boolean
  keys: { id: string; from: Moment; until?: Moment; revoked?: Moment }[]
}

/** A sentence of the node in both languages. */
export interface Sentence {
  en: string
  ar: string
}

/** A clause or a prohibition as people read it. */
export interface Article extends Sentence {
  id: string
  forbids: boolean
}

export interface Proof {
  property?: string
  claim: Sentence
  answer: 'proved' | 'refuted' | 'not-decided'
  /** What shows that the claim does not hold. */
  examples: Sentence[]
}

export interface Proofs {
  proved: boolean
  proofs: Proof[]
}

export interface Difference {
  same: boolean
  sentences: Sentence[]
}

export interface Agreement {
  id: string
  version: number
  kind: string
  title: string
  title_ar: string
  legal_basis: string
  parties: string[]
  signed: string[]
  missing: string[]
  exercise: boolean
  in_force: boolean
  /** `in-force`, or why not: `not-signed`, `later`, `ended`, `superseded`, `disputed`. */
  standing: string
  from: string
  until: string
  /** The committee that it sets up, if it does. */
  committee?: Committee
  /** Only where one agreement is asked for. */
  articles?: Article[]
}

export interface Committee {
  title: string
  title_ar: string
  /** In the order in which the chair goes round. */
  seats: string[]
  first_chair: string
  first_day: string
  term_months: number
  powers: string[]
  /** What the minute of a hand-over lists. */
  minute: string[]
  /** The term of today; missing while nobody has the chair. */
  now?: ChairTerm
  /** Only where one agreement is asked for. */
  terms?: ChairTerm[]
}

export interface ChairTerm {
  number: number
  chair: string
  first: string
  last: string
}

/** The minute of a hand-over from one chair to the next. */
export interface Minute {
  id: string
  term: number
  first: string
  last: string
  outgoing: string
  incoming: string
  written: Moment
  signed_by: string[]
  parts: MinutePart[]
}

export interface MinutePart {
  item: string
  lines: string[]
}

/** Something that takes two principals and waits for the second. */
export interface Approval {
  /** Its name: where in the ledger it was asked. */
  position: number
  at: Moment
  by: string
  matter: 'sign' | 'properties'
  agreement?: string
  text: string
  reason: string
  /** The standing properties that would not hold; a proof is missing where it is not so any more. */
  broken: { property: string; proof?: Proof }[]
}

/** The standing properties that hold; an empty text before the first ones are set. */
export interface Properties {
  text: string
  at?: Moment
  by?: string
  second?: string
}

export interface OnwardList {
  requests: OnwardCase[]
  /** What was ordered here to be passed on. */
  passed_on: OnwardGift[]
}

/** A request for onward release, and what followed. */
export interface OnwardCase {
  id: string
  role: 'holder' | 'originator' | 'third-party'
  /** `waiting`, `unanswered`, `refused`, `permitted`, `expired` or `revoked`. */
  standing: string
  recall_expected: boolean
  holder: string
  originator: string
  to: string
  request?: {
    item: string
    statements: string[]
    purposes: string[]
    basis: string
    asked: Moment
    until: Moment
  }
  answer?: { answer: string; tear_line?: string; ground?: string; answered: Moment }
  consent?: { edition: string; statements: string[]; purposes: string[]; until: string }
  revoked?: { at: Moment; ground: string }
  /** At the originator, where one request is asked for: what would go. */
  would_go?: {
    report: string
    statements: string[]
    purposes: string[]
    clauses: string[]
    withheld: { statement: string; reasons: { code: string; text: string }[] }[]
  }
}

export interface OnwardGift {
  item: string
  to: string
  at: Moment
  by: string
  basis: string
  consent?: string
  given: boolean
}

export interface OnwardQuestion {
  item: string
  to: string
  purposes: string[]
  basis: string
  until?: string
}

export interface OnwardAnswer {
  answer: string
  report?: string
  until?: string
  ground?: string
}

export interface Label {
  level: string
  rel_to: 'any-party' | string[]
  caveats: string[]
  category: string
  person: string
  minor?: boolean
  territories: string[]
  purposes: string[]
  review: string
}

export interface Statement {
  id: string
  /** Missing for an officer of another member, who knows the report by another id. */
  report?: string
  originator: string
  /** When its report was written. */
  written: Moment
  subject: string
  property: string
  value: string
  /** The value in its original script, when `value` is a rendering of it. */
  original?: string
  language?: string
  /** Admiralty: source reliability A–F, information credibility 1–6. */
  grade: string
  method: string
  reference?: string
  collected?: string
  from?: string
  until?: string
  label: Label
  banner: string
}

export interface Report {
  id: string
  originator: string
  kind: string
  precedence: string
  legal_basis: string
  purpose: string
  written: Moment
  banner: string
  exercise: boolean
  subjects: { id: string; kind: string }[]
  statements: Statement[]
}

export interface Found {
  id: string
  kind: string
  caption: string
  /** 0 to 1. */
  score: number
  matched: string
  originators: string[]
  birth: string[]
  persons: string[]
  banner: string
}

export interface Subject {
  id: string
  kind: string
  caption: string
  exercise: boolean
  banner: string
  originators: string[]
  reports: string[]
  statements: Statement[]
}

export interface NamePart {
  left?: string
  right?: string
  role: string
  how: string
  cost: number
}

export interface NameMatch {
  score: number
  matched: string
  parts: NamePart[]
}

export interface Evidence {
  kind: 'birth' | 'mother' | 'document'
  outcome: 'agrees' | 'near' | 'disagrees' | 'unknown'
  found: string[]
  detail?: string
  /** In bits: above 0 it speaks for one person, below for two. */
  weight: number
}

export interface Candidate {
  subject: string
  kind: string
  caption: string
  /**
   * `hit`: the name and evidence beside it agree. `other-name`: the number of a paper agrees, the name does not.
   * `same-name`: the name alone. `excluded`: the name, and evidence that contradicts.
   */
  outcome: 'hit' | 'other-name' | 'same-name' | 'excluded'
  originators: string[]
  persons: string[]
  /** What the newest of clearances and searches says. */
  standing: Standing
  /** What a hit permits: to find out who he is and to call the originator, no more. */
  allows: 'identify-and-call' | 'nothing'
  banner: string
  /** Missing where nothing of the name is released to the reader. */
  name?: NameMatch
  evidence: Evidence[]
  /** What the evidence weighs together, in bits; never added to the score of the name. */
  weight: number
}

export interface Screening {
  /** `cleared`: everybody who is hit is cleared. */
  outcome: 'hit' | 'cleared' | 'other-name' | 'same-name' | 'no-hit'
  /** How many people have a name like this; how many of them are cleared, and how many wanted. */
  named: number
  cleared: number
  wanted: number
  /** Whether there may be more of the name than were looked at. */
  more: boolean
  /** What parts best those who remain, the best first. */
  ask: Question[]
  /** Missing for whoever may not see the traffic. */
  position?: number
  candidates: Candidate[]
}

/** A question that parts people of one name. */
export interface Question {
  kind: string
  /** Of how many of them it is known. */
  held: number
  /** How many of them remain on average once this and the questions before it are answered. */
  remaining: number
}

export interface ScreeningQuestion {
  name: string
  birth?: string
  mother?: string
  document?: string
  purpose?: string
}

export interface Reason {
  code: string
  text: string
  /** How many statements are withheld for it. */
  statements: number
}

/** What a report's header says; nothing of its content. */
export interface ReportHead {
  id: string
  originator: string
  own: boolean
  kind: string
  precedence: string
  purpose: string
  written: Moment
  statements: number
  subjects: number
  exercise: boolean
  by?: string
}

export interface Line {
  position: number
  at: Moment
  /** `submitted`, `received`, `receipt-given`, `disclosed`, `withheld`, `acknowledged`. */
  what: string
  /** The other side; nothing for a report of this node's own. */
  member?: string
  report?: ReportHead
  delivery?: string
  sequence?: number
  reports: number
  statements: number
  stored: number
  known: number
  refused: number
  whole: boolean
  clauses: string[]
  reasons: Reason[]
  /** On a `submitted` line: how each partner stands with the report. */
  members?: PartnerTraffic[]
}

/** Newest first. */
export interface TrafficPage {
  lines: Line[]
  /** Where the next page of older lines begins; missing when there is none. */
  next?: number
  /** The newest line of all, whichever were asked for. */
  newest?: number
}

/** How one partner stands with one report. */
export interface PartnerTraffic {
  member: string
  name: string
  state: 'acknowledged' | 'disclosed' | 'withheld' | 'refused'
  statements: number
  withheld: number
  disclosed?: Moment
  acknowledged?: Moment
  outcome?: string
  delivery?: string
  edition?: string
  clauses: string[]
  purposes: string[]
  reasons: Reason[]
  /** Only where one report is asked for. */
  withheld_statements?: { statement: string; reasons: string[] }[]
}

export interface ReportTraffic {
  report: ReportHead
  members: PartnerTraffic[]
  /** How a report of another member came here. */
  receptions: { at: Moment; from: string; delivery: string; clauses: string[]; purposes: string[] }[]
}

export interface Lane {
  member: string
  name: string
  active: boolean
  /** `idle`, `sending`, `trouble` or `inactive`. */
  state: string
  deliveries: number
  /** Deliveries that the member has not acknowledged. */
  behind: number
  items: number
  refused: number
  last_acknowledged?: Moment
  trouble?: { code: string; at: Moment; failures: number }
  received: number
  last_received?: Moment
  refusals: { code: string; count: number }[]
}

export interface Disclosure {
  position: number
  at: Moment
  to: string
  /** `delivery`, or `reading` or `screening` by an officer whom the member has seconded here. */
  how: string
  /** Who submitted what was delivered, or who looked. */
  login?: string
  clauses: string[]
  purposes: string[]
  statements: number
  acknowledged: boolean
}

/** How often a principal looked, for one purpose. */
export interface Use {
  principal: string
  login?: string
  purpose: string
  screenings: number
  hits: number
  readings: number
  subjects: number
  reports: number
  last: Moment
}

export interface Checkpoint {
  origin: string
  size: number
  root: string
  /** The signed note, as other tools read it. */
  note: string
  verifier_key: string
}

export interface Verification {
  ok: boolean
  size: number
  entries: number
  erased: number
  checkpoints: number
  millis: number
  problems: { position?: number; message: string }[]
}
