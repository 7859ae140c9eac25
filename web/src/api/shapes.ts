// What the node's REST interface says, as the page reads it. Absent fields are left out, never null.

/** `2026-11-20T11:15:00.000Z` */
export type Moment = string

export type Capability =
  | 'session'
  | 'members.read'
  | 'agreements.read'
  | 'content.read'
  | 'screening'
  | 'reports.write'
  | 'traffic.read'
  | 'lanes.read'
  | 'oversight.read'
  | 'ledger.read'
  | 'ledger.verify'
  | 'members.manage'
  | 'agreements.sign'
  | 'principals.manage'

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

export interface Clause {
  id: string
  from: string[]
  to: string[]
  categories: string[]
  persons: string[]
  ceiling: string
  territories: string[]
  purposes: string[]
  onward: string
}

export interface Agreement {
  id: string
  title: string
  title_ar?: string
  legal_basis: string
  parties: string[]
  signed: string[]
  in_force: boolean
  from: string
  until?: string
  clauses?: Clause[]
  text?: string
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
  report: string
  originator: string
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
  birth?: string[]
  persons?: string[]
  banner: string
  name?: NameMatch
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
  kind: string
  outcome: 'agrees' | 'near' | 'disagrees' | 'unknown'
  found: string[]
  detail?: string
}

export interface Candidate {
  subject: string
  kind: string
  caption: string
  outcome: 'hit' | 'same-name' | 'excluded'
  originators: string[]
  persons: string[]
  cleared: boolean
  banner: string
  name: NameMatch
  evidence: Evidence[]
}

export interface Screening {
  outcome: 'hit' | 'same-name' | 'no-hit'
  position: number
  candidates: Candidate[]
}

export interface ScreeningQuestion {
  name: string
  birth?: string
  document?: string
  purpose?: string
}

export interface Reason {
  code: string
  text: string
  statements?: number
}

export interface Line {
  position: number
  at: Moment
  what: string
  member?: string
  report?: string
  edition?: string
  delivery?: string
  precedence?: string
  items?: number
  statements?: number
  clauses?: string[]
  reasons?: Reason[]
  outcome?: 'stored' | 'known' | 'refused'
}

export interface TrafficPage {
  lines: Line[]
  next?: number
}

/** How one partner stands with one report. */
export interface PartnerTraffic {
  member: string
  state: 'acknowledged' | 'delivered' | 'withheld' | 'refused'
  statements: number
  withheld: number
  delivered?: Moment
  acknowledged?: Moment
  delivery?: string
  clauses: string[]
  reasons: Reason[]
}

export interface ReportTraffic {
  report: string
  precedence?: string
  written?: Moment
  members: PartnerTraffic[]
}

export interface Lane {
  member: string
  name: string
  state: string
  sequence: number
  acknowledged: number
  pending: number
  last_sent?: Moment
  last_acknowledged?: Moment
  last_problem?: string
  behind: number
}

export interface Disclosure {
  position: number
  at: Moment
  what: string
  to?: string
  by?: string
  login?: string
  purpose?: string
  clauses: string[]
  reports: number
  subjects: number
  statements: number
}

export interface Checkpoint {
  origin: string
  size: number
  root: string
  note: string
}

export interface Verification {
  ok: boolean
  size: number
  entries: number
  millis: number
  problems: { position?: number; message: string }[]
}
