// Written by `npm run shapes` from openapi.json. Not to be edited.

/**
 * What a hit permits: to find out who he is and to call the originator, no more.
 */
export type Allows = 'identify-and-call' | 'nothing'
/**
 * Whoever an agreement names.
 */
export type AnyParty = 'any-party'
/**
 * What a proof came to.
 */
export type ProofAnswer = 'proved' | 'refuted' | 'not-decided'
/**
 * What takes two principals.
 */
export type ApprovalMatter = 'sign' | 'properties'
/**
 * Why a delivery is refused.
 */
export type DeliveryRefusal =
  | 'too-large'
  | 'malformed'
  | 'note-signature'
  | 'note-spelling'
  | 'items-differ'
  | 'too-many-items'
  | 'not-the-giver'
  | 'not-for-us'
  | 'not-active'
  | 'future-dated'
  | 'gap'
  | 'fork'
  | 'chain-differs'
  | 'not-ready'
  | 'storage'
/**
 * What stands beside the name.
 */
export type EvidenceKind = 'birth' | 'mother' | 'document'
/**
 * What a piece of evidence says.
 */
export type EvidenceOutcome = 'agrees' | 'near' | 'disagrees' | 'unknown'
/**
 * What a candidate amounts to.
 */
export type CandidateOutcome = 'hit' | 'other-name' | 'same-name' | 'excluded'
/**
 * How somebody must be met, by the newest of clearances, judgments and warrants.
 */
export type Standing = 'wanted' | 'known' | 'cleared'
/**
 * What a decision does for its reader.
 */
export type DecisionEffect = 'holds' | 'open' | 'contradicted' | 'not-ours' | 'undone'
/**
 * What is asserted of two subjects.
 */
export type Verdict = 'same' | 'different' | 'unsure'
/**
 * Whom the originator allows to have it: `any-party`, or members' codes.
 */
export type RelTo = AnyParty | string[]
/**
 * How a member stands with a report.
 */
export type MemberState = 'disclosed' | 'acknowledged' | 'refused' | 'withheld'
/**
 * What stands on the map.
 */
export type PlacedKind = 'place' | 'incident' | 'sighting'
/**
 * What this node is in a request for onward release.
 */
export type OnwardRole = 'holder' | 'originator' | 'third-party'
/**
 * Whether two people are worth a decision.
 */
export type PairAdvice = 'proposed' | 'weak' | 'unlikely'
/**
 * How much of what was asked is answered.
 */
export type RfiExtent = 'whole' | 'part' | 'refused'
/**
 * Why a request for information is not answered, or not in whole.
 */
export type RfiGroundWord =
  'no-warrant' | 'political-or-religious' | 'torture-risk' | 'third-party-rule' | 'quality' | 'disproportion'
/**
 * How a request for information stands.
 */
export type RfiStandingWord = 'open' | 'overdue' | 'part' | 'whole' | 'refused'
/**
 * What a screening came to.
 */
export type ScreeningOutcome = 'hit' | 'cleared' | 'other-name' | 'same-name' | 'no-hit'
/**
 * How a member stands as a witness of this ledger: it cosigned the last checkpoint, an earlier one, none; it is not asked, or not dealt with; or it and this node found two histories of the ledger of one of them.
 */
export type WitnessState = 'cosigned' | 'behind' | 'never' | 'not-asked' | 'inactive' | 'contradiction'

/**
 * An account at a provider.
 */
export interface Account {
  issuer: string
  subject: string
}
/**
 * What became of the acknowledgements in a bundle.
 */
export interface AcknowledgementsRead {
  /**
   * Those that were here before.
   */
  known: number
  /**
   * Those that were refused, by code.
   */
  refused: ItemsRefused[]
  /**
   * New ones.
   */
  taken: number
}
/**
 * Items that were refused for one reason.
 */
export interface ItemsRefused {
  code: string
  count: number
}
/**
 * Who asks for a new passkey shows that he is who logged in.
 */
export interface Again {
  password: string
}
/**
 * An agreement: in a list without its clauses, text and signatures.
 */
export interface Agreement {
  /**
   * The clauses and prohibitions as people read them.
   */
  articles?: Article[]
  clauses?: Clause[]
  committee?: Committee
  /**
   * The identity of the text.
   */
  digest?: string
  /**
   * The text with its signatures: a DSSE envelope.
   */
  envelope?: {}
  exercise: boolean
  from: string
  id: string
  /**
   * Whether it releases now.
   */
  in_force: boolean
  /**
   * `border`, `committee`, `joint-centre`, `exchange`.
   */
  kind: string
  legal_basis: string
  /**
   * The others.
   */
  missing: string[]
  parties: string[]
  prohibitions?: Prohibition[]
  /**
   * The parties whose signature is here and believed.
   */
  signed: string[]
  /**
   * `in-force`, `not-signed`, `later`, `ended`, `superseded` or `disputed`.
   */
  standing: string
  /**
   * The exact TOML that is signed.
   */
  text?: string
  /**
   * In English.
   */
  title: string
  /**
   * In Arabic.
   */
  title_ar: string
  until: string
  /**
   * 1 for the first text, then one more for each that takes its place.
   */
  version: number
}
/**
 * A clause or a prohibition in one sentence of each language.
 */
export interface Article {
  ar: string
  en: string
  /**
   * Whether it forbids.
   */
  forbids: boolean
  id: string
}
/**
 * What one party gives another.
 */
export interface Clause {
  categories: string[]
  ceiling: string
  from: string[]
  id: string
  minors: boolean
  /**
   * `never`, `with-consent` or `parties`.
   */
  onward: string
  persons: string[]
  purposes: string[]
  retention_days: number
  territories: string[]
  to: string[]
}
/**
 * A committee that an agreement sets up. Its chair leads the work; it reads no more than the other seats.
 */
export interface Committee {
  first_chair: string
  /**
   * The first day of the first term.
   */
  first_day: string
  /**
   * What the minute of a hand-over must list.
   */
  minute: string[]
  now?: ChairTerm
  /**
   * What the chair may do; reading is never among it.
   */
  powers: string[]
  /**
   * In the order in which the chair goes round.
   */
  seats: string[]
  term_months: number
  /**
   * Every term until the agreement ends; not in a list.
   */
  terms?: ChairTerm[]
  /**
   * In English.
   */
  title: string
  /**
   * In Arabic.
   */
  title_ar: string
}
/**
 * One term of a chair.
 */
export interface ChairTerm {
  /**
   * The seat that has the chair.
   */
  chair: string
  /**
   * Its first day, from 00:00 UTC.
   */
  first: string
  /**
   * Its last day, until 24:00 UTC.
   */
  last: string
  /**
   * 1 for the first.
   */
  number: number
}
/**
 * What no clause releases.
 */
export interface Prohibition {
  categories: string[]
  floor: string
  from: string[]
  id: string
  minors_only: boolean
  persons: string[]
  purposes: string[]
  reason: string
  territories: string[]
  to: string[]
}
/**
 * What was found in a text.
 */
export interface AgreementCheck {
  agreement?: Agreement
  mistakes: MistakeLine[]
  /**
   * Whether it has no mistake.
   */
  ok: boolean
}
/**
 * Something wrong at a line of a text.
 */
export interface MistakeLine {
  /**
   * Column, from 1.
   */
  column: number
  /**
   * Line, from 1.
   */
  line: number
  /**
   * What was expected and what was found.
   */
  message: string
}
/**
 * Every agreement that the caller may know of.
 */
export interface AgreementList {
  agreements: Agreement[]
}
/**
 * Something that takes two.
 */
export interface Approval {
  /**
   * The agreement that would be signed.
   */
  agreement?: string
  at: string
  /**
   * The standing properties that would not hold.
   */
  broken: BrokenProperty[]
  /**
   * Who asked.
   */
  by: string
  matter: ApprovalMatter
  /**
   * Its name: where it was asked.
   */
  position: number
  reason: string
  /**
   * The text, of the agreement or of the properties.
   */
  text: string
}
/**
 * A standing property that would not hold.
 */
export interface BrokenProperty {
  /**
   * The identity of the counter-example.
   */
  example: string
  proof?: Proof
  property: string
}
/**
 * One claim and what is said of it.
 */
export interface Proof {
  answer: ProofAnswer
  claim: Sentence
  /**
   * What shows that it does not hold: a statement with its way, clauses that contradict, a duty that is blocked; or
   * why it is not decided.
   */
  examples: Sentence[]
  /**
   * The standing property that asks for it; missing for a question of another source.
   */
  property?: string
}
/**
 * A sentence in both languages.
 */
export interface Sentence {
  /**
   * In Arabic.
   */
  ar: string
  /**
   * In English.
   */
  en: string
}
/**
 * Everything that waits for a second principal, oldest first.
 */
export interface Approvals {
  approvals: Approval[]
}
/**
 * A copy of the ledger that was taken and rechecked.
 */
export interface Backup {
  /**
   * How long its file is.
   */
  bytes: number
  /**
   * How many entries it has.
   */
  entries: number
  /**
   * When.
   */
  made: string
}
/**
 * What there is of the ledger beside itself.
 */
export interface BackupStanding {
  last?: Backup
  /**
   * How many entries have come since.
   */
  since: number
}
/**
 * What came of reading a bundle.
 */
export interface BundleRead {
  acknowledgements: AcknowledgementsRead
  /**
   * From which of our deliveries on the member asks for them again.
   */
  asks?: number
  /**
   * When it was read before; missing when it was not.
   */
  before?: string
  /**
   * The bundle's identity, as the entry about it has it.
   */
  bundle: string
  /**
   * The deliveries that were taken, up to the first that was refused.
   */
  deliveries: DeliveryRead[]
  /**
   * Who wrote it.
   */
  from: string
  /**
   * When, by the member's clock.
   */
  made: string
  missing?: Deliveries
  refused?: DeliveryRefused
}
/**
 * A delivery that was taken.
 */
export interface DeliveryRead {
  /**
   * Whether it had been taken before, from a bundle or over a line.
   */
  before: boolean
  /**
   * Items that were known.
   */
  known: number
  /**
   * Items that were refused, by code.
   */
  refused: ItemsRefused[]
  /**
   * Its number.
   */
  sequence: number
  /**
   * Items that are stored.
   */
  stored: number
}
/**
 * Deliveries of one lane, one after the other.
 */
export interface Deliveries {
  /**
   * The number of the first.
   */
  first: number
  /**
   * The number of the last.
   */
  last: number
}
/**
 * A delivery that was refused.
 */
export interface DeliveryRefused {
  code: DeliveryRefusal
  /**
   * What was expected and what was found.
   */
  detail: string
  /**
   * Its number.
   */
  sequence: number
  /**
   * How many deliveries after it were not looked at.
   */
  unread: number
}
/**
 * For whom, and which deliveries.
 */
export interface BundleRequest {
  /**
   * Everything that it has not acknowledged, also what an earlier bundle holds.
   */
  again?: boolean
  /**
   * From the delivery of this number on, acknowledged or not.
   */
  from?: number
  /**
   * The member's code.
   */
  to: string
}
/**
 * A bundle that was written.
 */
export interface BundleWritten {
  /**
   * The acknowledgements in it.
   */
  acknowledgements: number
  /**
   * From which of the member's deliveries on it asks for them again.
   */
  asks?: number
  /**
   * The bundle's identity, as the entry about it has it.
   */
  bundle: string
  deliveries?: Deliveries
  /**
   * The items in these.
   */
  items: number
  made: string
  /**
   * Whether more waits than a bundle has room for: write another.
   */
  more: boolean
  /**
   * The file, in base64.
   */
  sealed: string
  /**
   * For whom.
   */
  to: string
}
/**
 * Somebody who could be meant.
 */
export interface Candidate {
  allows: Allows
  banner: string
  /**
   * Its main name.
   */
  caption: string
  /**
   * Everything but the name, each by itself.
   */
  evidence: Evidence[]
  kind: string
  name?: NameEvidence
  originators: string[]
  outcome: CandidateOutcome
  /**
   * Categories of person.
   */
  persons: string[]
  standing: Standing
  /**
   * The least of his subjects' ids.
   */
  subject: string
  /**
   * Every subject that he is by the decisions that the reader may see.
   */
  subjects: string[]
  /**
   * What that weighs together, in bits; never added to the score of the name. From 4.5 on it makes a hit, from -4
   * down it excludes.
   */
  weight: number
}
/**
 * One piece of evidence beside the name.
 */
export interface Evidence {
  detail: string
  /**
   * The same in a word that stays the same: `same-day`, `one-year`, `differs` …
   */
  finding: string
  /**
   * What is known of the candidate.
   */
  found: string[]
  kind: EvidenceKind
  outcome: EvidenceOutcome
  /**
   * How much it says, in bits (Fellegi and Sunter): for one person above 0, for two below.
   */
  weight: number
}
/**
 * What the name says.
 */
export interface NameEvidence {
  /**
   * The name as it stands there.
   */
  matched: string
  parts: NamePart[]
  /**
   * The probability, 0 to 1, that both are the name of one person.
   */
  score: number
}
/**
 * A part of one name and what stands against it in the other.
 */
export interface NamePart {
  /**
   * What the difference takes away, 0 to 1.
   */
  cost: number
  /**
   * `exact`, `known`, `lexicon`, `disputed`, `phones`, `joined`, `initial`, `left-over`.
   */
  how: string
  /**
   * In the name that was asked for, folded.
   */
  left?: string
  /**
   * In the name that was found, folded.
   */
  right?: string
  /**
   * `plain`, `nasab`, `servant`, `kunya`, `title`, `patronymic`, `nisba`, `initial`.
   */
  role: string
}
/**
 * What the ledger says about itself (C2SP tlog-checkpoint).
 */
export interface Checkpoint {
  /**
   * The signed note, as other tools read it.
   */
  note: string
  origin: string
  /**
   * The root hash, base64.
   */
  root: string
  /**
   * How many entries.
   */
  size: number
  /**
   * The key that signs, as other tools read it.
   */
  verifier_key: string
}
/**
 * Whom one clearance does not reach.
 */
export interface ClearanceReach {
  not_reached: NotReached[]
  report: string
  statement: string
}
/**
 * A member that holds statements of somebody who is cleared and does not get the clearance.
 */
export interface NotReached {
  member: string
  name: string
  /**
   * Why not, by the agreements in force.
   */
  reasons: Reason[]
  /**
   * Who is cleared, and known to that member.
   */
  subjects: string[]
  /**
   * Whether deliveries to it are stopped.
   */
  suspended: boolean
}
/**
 * A reason of a decision.
 */
export interface Reason {
  /**
   * A word of a closed list.
   */
  code: string
  /**
   * The same in English.
   */
  text: string
  /**
   * The same in Arabic.
   */
  text_ar: string
}
/**
 * Something that rests on a statement or a decision.
 */
export interface Conclusion {
  banner: string
  decision?: ResolutionDecision
  /**
   * The decision, or the statement that says on what its report rests.
   */
  id: string
  originator: string
  /**
   * On which statement or decision it rests.
   */
  rests_on: string
  subject: string
  written: string
}
/**
 * A resolution decision.
 */
export interface ResolutionDecision {
  banner: string
  effect: DecisionEffect
  id: string
  one: string
  originator: string
  other: string
  report?: string
  verdict: Verdict
  written: string
}
/**
 * A control point: how far it goes by what is true, and what it handed in.
 */
export interface ControlPoint {
  extract?: LastExtract
  /**
   * When the last of these happened, by its clock.
   */
  last_screening?: string
  /**
   * The digest of its key.
   */
  point: string
  /**
   * How many screenings it has handed in.
   */
  screenings: number
}
/**
 * An extract, without whom it holds.
 */
export interface LastExtract {
  /**
   * Whether it has ended: nobody may be screened with it.
   */
  ended: boolean
  expires: string
  made: string
  purpose: string
  subjects: number
}
/**
 * Every control point.
 */
export interface ControlPoints {
  points: ControlPoint[]
}
/**
 * A cosignature.
 */
export interface CosignedBy {
  at: string
  member: string
}
/**
 * The checkpoint that members are asked to cosign.
 */
export interface CosignedCheckpoint {
  /**
   * Who cosigned it, and when.
   */
  cosigned: CosignedBy[]
  /**
   * The signed note with the cosignatures that came back (C2SP tlog-checkpoint, tlog-cosignature).
   */
  note: string
  /**
   * How many entries it has.
   */
  size: number
}
/**
 * A decision that is stored durably.
 */
export interface Decided {
  /**
   * The join of the labels of what it says.
   */
  banner: string
  /**
   * The decision's id, by which it is undone; missing in a dry run.
   */
  decision?: string
  /**
   * In a dry run: every member that deliveries go to, and what it would get.
   */
  partners?: PartnerPreview[]
  /**
   * The report that holds it.
   */
  report?: string
}
/**
 * What one partner would get.
 */
export interface PartnerPreview {
  member: string
  name: string
  /**
   * How many statements it would get.
   */
  released: number
  statements: StatementPreview[]
  /**
   * How many it would not.
   */
  withheld: number
}
/**
 * Whether a partner would get a statement.
 */
export interface StatementPreview {
  /**
   * The clauses that release the report to the partner; empty when the statement is withheld.
   */
  clauses: string[]
  /**
   * Its place in the draft, such as `statements[0]`.
   */
  path: string
  property: string
  reasons: Reason[]
  released: boolean
  /**
   * Its id in this preview; a submitted report gets new ones unless the draft gives them.
   */
  statement: string
}
/**
 * A decision with what it rests on and what rests on it.
 */
export interface DecisionDetail {
  decision: ResolutionDecision
  /**
   * The properties that tell the two apart.
   */
  parted_by: string[]
  /**
   * Why; missing where that is not released to the reader.
   */
  reason?: string
  /**
   * What rests on it.
   */
  resting: Conclusion[]
  /**
   * The statements that were weighed, as far as they are released to the reader.
   */
  weighed: Statement[]
}
/**
 * One claim of one originator about one subject.
 */
export interface Statement {
  /**
   * The label in one line, as it stands over a page.
   */
  banner: string
  collected?: string
  /**
   * Whether that day is over.
   */
  ended?: boolean
  from?: string
  /**
   * The Admiralty code.
   */
  grade: string
  id: string
  label: Label
  language?: string
  method: string
  /**
   * The value in its own script.
   */
  original?: string
  originator: string
  property: string
  reference?: string
  /**
   * The report that holds it, as this node knows it; missing for a liaison officer, whose member knows it by
   * another id.
   */
  report?: string
  /**
   * Since when its originator says it without a break, where that is longer.
   */
  since?: string
  subject: string
  until?: string
  value: string
  /**
   * When its report was written.
   */
  written: string
}
/**
 * How a statement must be handled.
 */
export interface Label {
  /**
   * Category of data.
   */
  category: string
  caveats: string[]
  /**
   * `unclassified`, `restricted`, `confidential`, `secret`.
   */
  level: string
  /**
   * Whether that person is under eighteen.
   */
  minor?: boolean
  /**
   * Category of person.
   */
  person: string
  purposes: string[]
  rel_to: RelTo
  /**
   * The day on which its originator looks at it again.
   */
  review: string
  territories: string[]
}
/**
 * What is decided about two subjects.
 */
export interface DecisionRequest {
  /**
   * The law, warrant, resolution or case.
   */
  legal_basis: string
  /**
   * A subject's id.
   */
  one: string
  /**
   * Another's.
   */
  other: string
  /**
   * Properties that tell the two apart, such as `motherName`.
   */
  parted_by?: string[]
  /**
   * What for; `investigation` if missing.
   */
  purpose?: string
  /**
   * Why.
   */
  reason: string
  /**
   * The statements that are weighed; all that identifies either of the two if missing.
   */
  statements?: string[]
  verdict: Verdict
}
/**
 * What waits at the desk.
 */
export interface Desk {
  /**
   * The desks that are called one after the other, by role.
   */
  desks: string[]
  /**
   * The handling time of each precedence here, in minutes.
   */
  handling_minutes: {
    [k: string]: number
  }
  /**
   * What members should have acknowledged by now, the fastest precedence first.
   */
  late: Late[]
  /**
   * Whether more waits than is listed.
   */
  more: boolean
  /**
   * The fastest precedence first, and then what came first.
   */
  waiting: Waiting[]
}
/**
 * What a member has not acknowledged in time.
 */
export interface Late {
  due: string
  member: string
  name: string
  /**
   * The fastest in it.
   */
  precedence: string
  /**
   * The delivery's number in its lane; missing for faster reports that wait behind one and have not left. They may be
   * withheld from the member once their turn comes.
   */
  sequence?: number
  since: string
}
/**
 * A report that nobody has in hand.
 */
export interface Waiting {
  /**
   * The role whose desk is called about it now.
   */
  desk: string
  /**
   * When somebody should have it in hand.
   */
  due: string
  /**
   * How many times its handling time has passed: none while it is in time.
   */
  passed: number
  report: ReportHead
  /**
   * When it came here.
   */
  since: string
}
/**
 * What a report's header says of it.
 */
export interface ReportHead {
  by?: string
  exercise: boolean
  id: string
  kind: string
  originator: string
  own: boolean
  precedence: string
  purpose: string
  statements: number
  subjects: number
  /**
   * Since when somebody has it in hand; missing while nobody took it up.
   */
  taken_up?: string
  /**
   * Who has it in hand.
   */
  taken_up_by?: string
  written: string
}
/**
 * What changes from one text to the next.
 */
export interface Difference {
  /**
   * Whether nothing is released or withheld otherwise than before.
   */
  same: boolean
  /**
   * One for each change, and at the end that nothing else changes.
   */
  sentences: Sentence[]
}
/**
 * Something that was given to a member.
 */
export interface Disclosure {
  /**
   * Whether the member has acknowledged it; what was shown here needs no receipt.
   */
  acknowledged: boolean
  at: string
  clauses: string[]
  /**
   * `delivery`, or `reading`, `screening`, `extract` or `export` by an officer whom the member has seconded here.
   */
  how: string
  login?: string
  position: number
  /**
   * Who submitted the report that was delivered, or who looked.
   */
  principal?: string
  purposes: string[]
  /**
   * How many statements.
   */
  statements: number
  to: string
}
/**
 * Disclosures, oldest first.
 */
export interface Disclosures {
  disclosures: Disclosure[]
  /**
   * Where the next answer begins (`after`); missing when there is none.
   */
  next?: number
}
/**
 * A report as somebody writes it. What is missing is filled in or said to be a fault.
 */
export interface Draft {
  /**
   * `tansiq/report/v1`, if given.
   */
  format?: string
  /**
   * Given by the node if missing.
   */
  id?: string
  /**
   * `intrep`, `intsum`, `interview` …
   */
  kind?: string
  label?: DraftLabel
  /**
   * The law, warrant, resolution or case. It travels with every edition.
   */
  legal_basis?: string
  /**
   * This node's member if missing.
   */
  originator?: string
  /**
   * If missing: `priority` for a clearance, `routine` for everything else.
   */
  precedence?: string
  /**
   * What it is written for.
   */
  purpose?: string
  /**
   * The statements.
   */
  statements?: DraftStatement[]
  /**
   * Whom and what the statements are about.
   */
  subjects?: DraftSubject[]
  /**
   * Now if missing.
   */
  written?: string
}
/**
 * A label. What a statement's label does not say is taken from the report's.
 */
export interface DraftLabel {
  /**
   * Category of data.
   */
  category?: string
  /**
   * Handling conditions.
   */
  caveats?: string[]
  /**
   * `unclassified`, `restricted`, `confidential` or `secret`.
   */
  level?: string
  /**
   * Whether that person is under eighteen.
   */
  minor?: boolean
  /**
   * Category of person.
   */
  person?: string
  /**
   * What it may be used for.
   */
  purposes?: string[]
  rel_to?: RelTo
  /**
   * The review date, `2027-01-31`.
   */
  review?: string
  /**
   * `001`, `IQ`, `IQ-NI` …
   */
  territories?: string[]
}
/**
 * A statement.
 */
export interface DraftStatement {
  /**
   * The day on which it became known.
   */
  collected?: string
  /**
   * From when it holds.
   */
  from?: string
  /**
   * The Admiralty code, `B2`.
   */
  grade?: string
  /**
   * Given by the node if missing.
   */
  id?: string
  label?: DraftLabel
  /**
   * The language of `original`.
   */
  language?: string
  /**
   * How it is known: `human`, `captured`, `official` …
   */
  method?: string
  /**
   * The value in its own script.
   */
  original?: string
  /**
   * A property of the vocabulary.
   */
  property?: string
  /**
   * A reference that may travel.
   */
  reference?: string
  /**
   * Since when its originator says it, where it was said before this report.
   */
  since?: string
  /**
   * The ref or id of a subject of this report.
   */
  subject?: string
  /**
   * The last day on which it holds.
   */
  until?: string
  /**
   * The value; for a property whose value is a subject, its ref or id.
   */
  value?: string
}
/**
 * A subject: a word to refer to it in this draft, or an id that exists already.
 */
export interface DraftSubject {
  /**
   * An existing subject's id; a new one is given if missing.
   */
  id?: string
  /**
   * `person`, `organisation`, `vehicle` …
   */
  kind?: string
  /**
   * A word that the statements of this draft use for it.
   */
  ref?: string
}
/**
 * Whether something is released, by what, and what would have to change.
 */
export interface Explanation {
  /**
   * The clauses that release it.
   */
  clauses: string[]
  /**
   * Whether it is.
   */
  released: boolean
  /**
   * What would have to change; empty where it is released.
   */
  remedies: Sentence[]
  /**
   * Why: one for each clause that releases it, or each reason for which it is withheld.
   */
  sentences: Sentence[]
}
/**
 * A statement or a label, from whom and to whom.
 */
export interface ExplanationAsked {
  /**
   * Drafts as TOML, taken as if every party had signed them, together with everything in force.
   */
  drafts?: string[]
  /**
   * Who would give it.
   */
  from: string
  /**
   * Or a label, as reports have them.
   */
  label?: {}
  /**
   * What it would be used for; whatever may be had if missing.
   */
  purpose?: string
  /**
   * A statement that is held here, by its id.
   */
  statement?: string
  /**
   * Who would receive it.
   */
  to: string
}
/**
 * An extract, readable by the control point alone.
 */
export interface Extract {
  expires: string
  made: string
  /**
   * How many people are in it.
   */
  people: number
  /**
   * The digest of the key, and the signed extract sealed to it by HPKE (base mode, X25519, HKDF-SHA256,
   * ChaCha20Poly1305), in base64.
   */
  sealed: string
}
/**
 * For which control point.
 */
export interface ExtractRequest {
  /**
   * How long it may be used; 24 if missing, at most 168.
   */
  hours?: number
  /**
   * Its public key, as `tansiq control-point init` prints it.
   */
  key: string
  /**
   * What for; `border-control` if missing.
   */
  purpose?: string
}
/**
 * Something wrong at a place of a draft.
 */
export interface FaultLine {
  /**
   * What was expected and what was found.
   */
  message: string
  /**
   * The place, such as `statements[2].grade`.
   */
  path: string
}
/**
 * Screenings without a line.
 */
export interface HandedIn {
  /**
   * The public key of the control point.
   */
  key: string
  /**
   * In their order; at most 500.
   */
  screenings: {}[]
}
/**
 * How the node is.
 */
export interface Health {
  checks: HealthCheck[]
  member: string
  name: string
  provider?: ProviderSign
  /**
   * `ok` or `degraded`.
   */
  status: string
  /**
   * The node's clock.
   */
  time: string
  version: string
}
/**
 * One check.
 */
export interface HealthCheck {
  detail: string
  name: string
  ok: boolean
}
/**
 * The provider, as a stranger may know it.
 */
export interface ProviderSign {
  /**
   * Its host.
   */
  name: string
  /**
   * The address of the page's room where the way to it begins.
   */
  room: string
}
/**
 * Somebody: every subject that he is by the decisions that the reader may see, and all that is said of them.
 */
export interface Identity {
  /**
   * The join of the labels of all statements below.
   */
  banner: string
  /**
   * His main name.
   */
  caption: string
  /**
   * Whether more subjects are joined with him than are gathered here.
   */
  cut: boolean
  /**
   * What was decided about his subjects, the newest first.
   */
  decisions: ResolutionDecision[]
  exercise: boolean
  /**
   * What decides how he must be met: clearances, judgments and warrants, the newest first; what has ended comes last.
   */
  first: Statement[]
  /**
   * The least of his subjects' ids. Any of them leads here.
   */
  id: string
  /**
   * `person`; the kind of the subject where the id is that of something else.
   */
  kind: string
  /**
   * Whom and what he is linked with, and by which statements.
   */
  links: Link[]
  /**
   * Whether there are more links and sightings than are given here.
   */
  links_cut: boolean
  originators: string[]
  /**
   * Everything that is said of him, property by property.
   */
  properties: SaidOfHim[]
  /**
   * Where he was seen, the oldest first.
   */
  sightings: SubjectWithStatements[]
  standing: Standing
  subjects: SubjectOfHim[]
}
/**
 * Somebody or something that is linked with him.
 */
export interface Link {
  caption: string
  id: string
  /**
   * Whether he is named by the other, and not the other by him.
   */
  incoming: boolean
  kind: string
  /**
   * The property that links: `relative`, `memberOf`, `involved` …
   */
  property: string
  statement: Statement
}
/**
 * What is said of somebody under one property.
 */
export interface SaidOfHim {
  /**
   * Whether the values cannot all be true: two dates of birth, two mothers.
   */
  conflict: boolean
  property: string
  statements: Statement[]
}
/**
 * A subject of another kind with what is said of it.
 */
export interface SubjectWithStatements {
  caption: string
  id: string
  kind: string
  statements: Statement[]
}
/**
 * One of the subjects that somebody is.
 */
export interface SubjectOfHim {
  caption: string
  id: string
  originators: string[]
  statements: number
}
/**
 * What an import did, or would do. Entries are named by their identifiers on the list.
 */
export interface Imported {
  /**
   * Entries that were here and say something else now, or are back on the list.
   */
  changed: number
  difference: ListDifference
  /**
   * Whether this is what would be done: nothing was stored.
   */
  dry_run: boolean
  format: string
  /**
   * Entries that were taken off the list: a clearance was written for each.
   */
  gone: number
  /**
   * Entries that say what they said before: nothing is stored for them.
   */
  known: number
  /**
   * The list's name.
   */
  list: string
  /**
   * How long it took.
   */
  millis: number
  /**
   * Entries that were not here before.
   */
  new: number
  /**
   * The members that hold statements of somebody who is delisted and do not get the clearance. For whoever may read
   * traffic.
   */
  not_reached?: NotReached[]
  /**
   * The same in words, by field.
   */
  remarked: string[]
  /**
   * How many values were left out, guessed, or kept in an unusual form.
   */
  remarks: number
  /**
   * Entries in the file.
   */
  reports: number
  /**
   * Statements in what was stored.
   */
  statements: number
  /**
   * Subjects in what was stored.
   */
  subjects: number
  /**
   * Whether so many delistings are refused unless they are expected.
   */
  too_many_delisted: boolean
}
/**
 * How a list differs from the last time.
 */
export interface ListDifference {
  /**
   * Not here before.
   */
  added: string[]
  /**
   * Here before, and saying something else now.
   */
  amended: string[]
  /**
   * Identifiers that stand for somebody else now, who is a new subject. Somebody must look at them.
   */
  another: string[]
  /**
   * Taken off the list.
   */
  delisted: string[]
  /**
   * Taken off the list before, and on it again.
   */
  returned: string[]
}
/**
 * Whether something must be kept here even if its originator takes it back.
 */
export interface KeepBody {
  /**
   * The law or case.
   */
  basis: string
  /**
   * `court-file`, `law`, `warning` or `oversight`; nothing when it need not be kept any more.
   */
  ground?: string
}
/**
 * How the exchange with one member is.
 */
export interface Lane {
  active: boolean
  /**
   * Deliveries that it has not acknowledged.
   */
  behind: number
  /**
   * When a bundle of it was last read.
   */
  bundle_read?: string
  /**
   * When a bundle was last written for it.
   */
  bundle_written?: string
  /**
   * By which carrier it is reached now: `https` or `nats`.
   */
  carrier: string
  /**
   * Deliveries made up for it so far.
   */
  deliveries: number
  /**
   * Items given in them.
   */
  items: number
  last_acknowledged?: string
  last_received?: string
  member: string
  name: string
  /**
   * Deliveries taken from it so far.
   */
  received: number
  /**
   * What of it was refused here since the program started.
   */
  refusals: RefusalCount[]
  /**
   * Items that it refused.
   */
  refused: number
  /**
   * `idle`, `sending`, `trouble` or `inactive`.
   */
  state: string
  trouble?: LaneTrouble
}
/**
 * How often something was refused.
 */
export interface RefusalCount {
  code: string
  count: number
}
/**
 * Why nothing gets through at the moment.
 */
export interface LaneTrouble {
  at: string
  code: string
  /**
   * Failures in a row.
   */
  failures: number
}
/**
 * Every lane.
 */
export interface Lanes {
  lanes: Lane[]
  /**
   * Bundles that were refused here since the program started before it was proved whose they are.
   */
  refused_bundles: RefusalCount[]
}
/**
 * What a layer is.
 */
export interface Layer {
  /**
   * How many boundaries; none of a layer of tiles.
   */
  boundaries: number
  /**
   * Its name at this node.
   */
  name: string
  tiles?: LayerTiles
  /**
   * What it is called, by language: `en`, `ar`, `ckb`.
   */
  titles: {
    [k: string]: string
  }
}
/**
 * The tiles of a layer.
 */
export interface LayerTiles {
  /**
   * The first level of zoom at which there are any.
   */
  from: number
  /**
   * Whether they are pictures; else outlines with names, which the page draws.
   */
  pictures: boolean
  /**
   * The last one; nearer by, its tiles are drawn larger.
   */
  to: number
}
/**
 * Every layer, by name.
 */
export interface Layers {
  layers: Layer[]
}
/**
 * Two checkpoints of one ledger of which one does not continue the other.
 */
export interface LedgerContradiction {
  at: string
  /**
   * The signed note that was cosigned.
   */
  held: string
  /**
   * Whose ledger.
   */
  log: string
  /**
   * The entry that holds them.
   */
  position: number
  /**
   * Whether both are of one size, so that they prove it to anybody.
   */
  same_size: boolean
  /**
   * The signed note that was refused.
   */
  shown: string
  /**
   * Which witness found it.
   */
  witness: string
}
/**
 * Something that is not as it was written.
 */
export interface LedgerProblem {
  message: string
  /**
   * The entry, where it is one.
   */
  position?: number
}
/**
 * Lines of traffic, newest first.
 */
export interface Lines {
  lines: TrafficLine[]
  /**
   * The newest line of all, whichever were asked for: whoever asks for what comes `after` it misses nothing.
   */
  newest?: number
  /**
   * Where the next page of older lines begins (`before`); missing when there is none.
   */
  next?: number
}
/**
 * A line of traffic.
 */
export interface TrafficLine {
  at: string
  clauses: string[]
  delivery?: string
  known: number
  /**
   * The other side.
   */
  member?: string
  /**
   * Of a submitted line: how every member stands with the report. Why is in the report's own way.
   */
  members?: MemberStanding[]
  /**
   * Where the entry stands in the ledger: the cursor.
   */
  position: number
  reasons: ReasonCount[]
  refused: number
  report?: ReportHead
  reports: number
  /**
   * The delivery's number in its lane.
   */
  sequence?: number
  /**
   * Of a withheld line: how many statements the member does not get.
   */
  statements: number
  stored: number
  /**
   * `submitted`, `received`, `receipt-given`, `disclosed`, `withheld`, `acknowledged`, `taken-up`, `took-back`,
   * `recall-came` or `recall-receipt`.
   */
  what: string
  /**
   * Whether the member gets nothing of the report.
   */
  whole: boolean
}
/**
 * How a member stands with a report: what a list shows of it.
 */
export interface MemberStanding {
  acknowledged?: string
  delivery?: string
  disclosed?: string
  member: string
  state: MemberState
  /**
   * How many statements are withheld from it.
   */
  withheld: number
}
/**
 * A reason, and for how many statements it holds.
 */
export interface ReasonCount {
  /**
   * A word of a closed list.
   */
  code: string
  statements: number
  /**
   * The same in English, in general.
   */
  text: string
}
/**
 * What somebody logs in with.
 */
export interface Login {
  login: string
  password: string
}
/**
 * A request that showed statements of other members than the reader's own.
 */
export interface Look {
  at: string
  clauses: string[]
  /**
   * `reading`, `screening`, `extract` or `export`.
   */
  how: string
  login?: string
  /**
   * Whose statements were shown.
   */
  of: string[]
  position: number
  principal: string
  purpose: string
  /**
   * How many statements.
   */
  statements: number
  /**
   * The member for which a seconded officer looked.
   */
  to?: string
}
/**
 * Looks, oldest first.
 */
export interface Looks {
  looks: Look[]
  /**
   * Where the next answer begins (`after`); missing when there is none.
   */
  next?: number
}
/**
 * A member.
 */
export interface Member {
  /**
   * Whether it is dealt with.
   */
  active: boolean
  /**
   * Where its node takes deliveries.
   */
  address: string
  /**
   * What people compare over another line before they trust a first card.
   */
  fingerprint: string
  issued: string
  keys: SigningKey[]
  member: string
  name: string
  /**
   * Whether it is this node's own member.
   */
  own: boolean
  /**
   * Why it is suspended or resumed.
   */
  reason?: string
  /**
   * 1 for the first card, then one more each time.
   */
  sequence: number
}
/**
 * A signing key on a card.
 */
export interface SigningKey {
  from: string
  id: string
  revoked?: string
  until?: string
}
/**
 * What one member got of a report, and what not.
 */
export interface MemberTraffic {
  acknowledged?: string
  clauses: string[]
  delivery?: string
  disclosed?: string
  edition?: string
  member: string
  name: string
  /**
   * `stored`, `known` or `refused`.
   */
  outcome?: string
  purposes: string[]
  reasons: ReasonCount[]
  state: MemberState
  /**
   * How many statements it was given.
   */
  statements: number
  /**
   * How many are withheld from it.
   */
  withheld: number
  /**
   * Which they are.
   */
  withheld_statements: WithheldLine[]
}
/**
 * A statement that a member does not get.
 */
export interface WithheldLine {
  reasons: string[]
  statement: string
}
/**
 * Every member.
 */
export interface Members {
  members: Member[]
}
/**
 * The minute of a hand-over.
 */
export interface Minute {
  /**
   * Its first day.
   */
  first: string
  /**
   * The identity of what it says.
   */
  id: string
  /**
   * Who has the chair after it.
   */
  incoming: string
  /**
   * Its last day.
   */
  last: string
  /**
   * Who has the chair in it.
   */
  outgoing: string
  /**
   * What is open, part by part as the agreement lists them.
   */
  parts: MinutePart[]
  /**
   * Which of the two chairs signed it.
   */
  signed_by: string[]
  /**
   * The term that ends, 1 for the first.
   */
  term: number
  /**
   * When it was written.
   */
  written: string
}
/**
 * One part of a minute.
 */
export interface MinutePart {
  /**
   * What it lists, as a word of the agreement's list.
   */
  item: string
  /**
   * Each thing that is open, in one line; none when nothing is.
   */
  lines: string[]
}
/**
 * What the outgoing chair writes.
 */
export interface MinuteBody {
  /**
   * Each part that the agreement lists, in its order.
   */
  parts: MinutePart[]
}
/**
 * Every minute of one committee, in the order in which they came.
 */
export interface MinuteList {
  minutes: Minute[]
}
/**
 * A new passkey.
 */
export interface NewPasskey {
  credential: {}
  /**
   * What its owner calls it, such as the device that it is on.
   */
  name: string
  question: string
}
/**
 * What is on the map.
 */
export interface OnMap {
  /**
   * The join of the labels of all statements that it is made of.
   */
  banner: string
  /**
   * Whether there is more than was asked for.
   */
  more: boolean
  /**
   * The newest first, and after them the places.
   */
  placed: Placed[]
}
/**
 * A place, an incident or a sighting at its point.
 */
export interface Placed {
  /**
   * The join of the labels of the statements that it is made of.
   */
  banner: string
  /**
   * What it is called, or where it is in words; cut where that is long.
   */
  caption?: string
  /**
   * The first day of it, as its statements say, or the day of the report; missing for a place.
   */
  day?: string
  kind: PlacedKind
  /**
   * Degrees north (WGS 84).
   */
  latitude: number
  /**
   * Degrees east (WGS 84).
   */
  longitude: number
  /**
   * Whose statement that is.
   */
  originator: string
  /**
   * The place that has the point, where it is not its own.
   */
  place?: string
  /**
   * The report that holds it, as this node knows it; missing for a liaison officer, whose member knows it by
   * another id.
   */
  report?: string
  /**
   * What kind of place it is, such as `control-point`.
   */
  sort?: string
  /**
   * The statement that puts it there: its point, or the one that names the place.
   */
  statement: string
  subject: string
  /**
   * When its report was written.
   */
  written: string
}
/**
 * An originator's answer.
 */
export interface OnwardAnswerBody {
  /**
   * `yes`, `tear-line` or `no`.
   */
  answer: string
  /**
   * With `no`: why, as a word of the closed list.
   */
  ground?: string
  /**
   * With `yes` and `tear-line`: what for; what was asked when there are none.
   */
  purposes?: string[]
  /**
   * With `tear-line`: the report of this member that may go in the item's place.
   */
  report?: string
  /**
   * With `yes`: which statements; whatever of the asked ones may go when there are none.
   */
  statements?: string[]
  /**
   * With `yes` and `tear-line`: the last day (UTC) on which it may be given.
   */
  until?: string
}
/**
 * A request that was made.
 */
export interface OnwardAsked {
  id: string
}
/**
 * A request and what followed.
 */
export interface OnwardCase {
  answer?: OnwardRuling
  consent?: OnwardScope
  holder: string
  id: string
  originator: string
  /**
   * Whether what was received by it must be expected to be recalled.
   */
  recall_expected: boolean
  request?: OnwardQuestion
  revoked?: OnwardRevoked
  role: OnwardRole
  /**
   * `waiting`, `unanswered`, `refused`, `permitted`, `expired` or `revoked`.
   */
  standing: string
  to: string
  would_go?: OnwardOutcome
}
export interface OnwardRuling {
  /**
   * `yes`, `tear-line` or `no`.
   */
  answer: string
  answered: string
  ground?: string
  /**
   * The item that may go in the place of the one that was asked for.
   */
  tear_line?: string
}
export interface OnwardScope {
  /**
   * The edition that may be given.
   */
  edition: string
  purposes: string[]
  statements: string[]
  /**
   * The last day.
   */
  until: string
}
export interface OnwardQuestion {
  asked: string
  basis: string
  /**
   * The edition that the holder has.
   */
  item: string
  purposes: string[]
  /**
   * Which statements of it; all when there are none.
   */
  statements: string[]
  until: string
}
export interface OnwardRevoked {
  at: string
  ground: string
}
/**
 * What would reach the third party.
 */
export interface OnwardOutcome {
  clauses: string[]
  purposes: string[]
  /**
   * This member's report that is asked about.
   */
  report: string
  statements: string[]
  withheld: OnwardWithheld[]
}
export interface OnwardWithheld {
  reasons: Reason[]
  statement: string
}
/**
 * Something that was ordered to be passed on.
 */
export interface OnwardGift {
  at: string
  basis: string
  by: string
  consent?: string
  /**
   * Whether it was given.
   */
  given: boolean
  item: string
  to: string
}
/**
 * What is to be passed on.
 */
export interface OnwardGiftBody {
  /**
   * The law or case on which it is passed on.
   */
  basis: string
  /**
   * The report, as this node holds it from its originator.
   */
  item: string
  /**
   * The third party.
   */
  to: string
}
/**
 * Everything of the third-party rule at this node.
 */
export interface OnwardList {
  /**
   * What was ordered here to be passed on, in order.
   */
  passed_on: OnwardGift[]
  /**
   * Requests, in the order in which they came.
   */
  requests: OnwardCase[]
}
/**
 * Something that was ordered to be passed on.
 */
export interface OnwardOrdered {
  /**
   * The request whose consent allows it; nothing where the clauses ask for none.
   */
  consent?: string
}
/**
 * What is asked of an originator.
 */
export interface OnwardRequestBody {
  /**
   * The law or case on which the third party needs it.
   */
  basis: string
  /**
   * The report, as this node holds it from its originator.
   */
  item: string
  /**
   * What the third party would use it for.
   */
  purposes: string[]
  /**
   * Which statements of it; all that the caller may read when there are none.
   */
  statements?: string[]
  /**
   * The third party.
   */
  to: string
  /**
   * Until the end of which day (UTC) an answer counts; two weeks from now if missing.
   */
  until?: string
}
/**
 * Why a consent is taken back.
 */
export interface OnwardRevocationBody {
  /**
   * A word of the closed list.
   */
  ground: string
}
/**
 * What became of it.
 */
export interface Outcome {
  /**
   * Whether it is agreed, and done.
   */
  agreed: boolean
  position: number
}
/**
 * An override that was answered.
 */
export interface Override {
  agreed: boolean
  /**
   * The agreement, by the identity of its text; missing for a change of the properties.
   */
  agreement?: string
  at: string
  broken: BrokenProperty[]
  /**
   * Who asked.
   */
  first: string
  position: number
  reason: string
  /**
   * Who answered.
   */
  second: string
}
/**
 * A signature that a standing property stands against, with a reason.
 */
export interface OverrideAsked {
  /**
   * Why it should be signed all the same.
   */
  reason: string
  /**
   * The exact TOML that would be signed.
   */
  text: string
}
/**
 * Every override, oldest first.
 */
export interface Overrides {
  overrides: Override[]
}
/**
 * A recall of ours and what became of it.
 */
export interface OwnRecall {
  /**
   * `retraction` or `withdrawal`.
   */
  act: string
  at: string
  by: string
  /**
   * From whom it is withdrawn; empty for everybody.
   */
  from: string[]
  ground: string
  holders: RecallHolder[]
  id: string
  reason: string
  replaced_by?: string
  report: string
  /**
   * What was concluded from it, as far as the reader may know of it: to be looked at by its owners.
   */
  rested: Conclusion[]
  statements: string[]
}
/**
 * How a recall stands at one holder.
 */
export interface RecallHolder {
  /**
   * When he acted or refused, by his receipt; since when he is not reached.
   */
  at: string
  /**
   * Why he keeps it.
   */
  ground?: string
  member: string
  /**
   * `done`, `refused` or `not-reached`.
   */
  state: string
  /**
   * Who passed it on to him; missing for whoever has it from us.
   */
  via?: string
}
/**
 * Two people who may be one.
 */
export interface Pair {
  advice: PairAdvice
  /**
   * The join of the labels of all that is said of the two.
   */
  banner: string
  /**
   * What was decided about the two so far.
   */
  decisions: ResolutionDecision[]
  evidence: PairEvidence[]
  one: PairSide
  other: PairSide
  /**
   * The probability, 0 to 1, from their most alike names alone, that both are the name of one person.
   */
  score: number
  /**
   * What name and evidence weigh together among as many people as the reader may know of, in bits: 0 is even, above
   * it speaks for one person.
   */
  weight: number
}
/**
 * What speaks for one person or for two.
 */
export interface PairEvidence {
  /**
   * `same`, `near`, `differs`, and of dates `same-day`, `same-year` …
   */
  finding: string
  /**
   * `name`, `birth`, `mother`, `father`, `birth-place` …
   */
  kind: string
  /**
   * What is said of the one.
   */
  one: string[]
  /**
   * What is said of the other.
   */
  other: string[]
  /**
   * The statements that say so.
   */
  statements: string[]
  /**
   * How much it says, in bits: for one person above 0, for two below.
   */
  weight: number
}
/**
 * One of two people.
 */
export interface PairSide {
  births: string[]
  caption: string
  /**
   * The least of his subjects' ids.
   */
  id: string
  originators: string[]
  /**
   * Categories of person.
   */
  persons: string[]
}
/**
 * What a machine-readable zone says.
 */
export interface Paper {
  /**
   * As much of the date of birth as the paper knows.
   */
  birth?: string
  /**
   * Whether that day has passed.
   */
  expired: boolean
  /**
   * The last day on which the paper holds.
   */
  expires?: string
  /**
   * `TD1`, `TD2`, `TD3`, `MRV-A` or `MRV-B`.
   */
  format: string
  /**
   * The code of the issuing state.
   */
  issuer: string
  /**
   * Given names and then the surname.
   */
  name: string
  nationality: string
  number: string
}
/**
 * One of one's own passkeys.
 */
export interface Passkey {
  added: string
  id: string
  name: string
}
/**
 * What the device answered.
 */
export interface PasskeyAnswer {
  /**
   * The credential, in the JSON form of WebAuthn level 3.
   */
  credential: {}
  question: string
}
/**
 * What the browser is to ask a device.
 */
export interface PasskeyQuestion {
  /**
   * What goes to `navigator.credentials`, in the JSON form of WebAuthn level 3.
   */
  options: {}
  /**
   * The number of the question; it is answered once, within five minutes.
   */
  question: string
}
/**
 * One's own passkeys, the oldest first.
 */
export interface Passkeys {
  passkeys: Passkey[]
}
/**
 * What would become of a draft.
 */
export interface Preview {
  /**
   * The join of the statements' labels.
   */
  banner: string
  /**
   * If it clears somebody: the members that hold statements of him and would not get it. For whoever may read traffic.
   */
  not_reached?: NotReached[]
  /**
   * Every member that deliveries go to.
   */
  partners: PartnerPreview[]
  remarks: RemarkLine[]
  statements: number
}
/**
 * A value that was kept though its form is unusual.
 */
export interface RemarkLine {
  /**
   * What was expected there.
   */
  message: string
  /**
   * The place in the draft.
   */
  path: string
}
/**
 * A principal, without its secrets.
 */
export interface Principal {
  account?: Account
  active: boolean
  clearance: string
  has_password: boolean
  id: string
  login: string
  /**
   * The member for which it acts: this node's, or for a liaison officer the one that seconds him.
   */
  member: string
  /**
   * How many passkeys it has.
   */
  passkeys: number
  /**
   * Another one after every change.
   */
  revision: string
  role: string
  /**
   * How many API tokens it has.
   */
  tokens: number
}
/**
 * A principal, and its new token.
 */
export interface PrincipalAnswer {
  principal: Principal
  /**
   * The new token. It is shown this once and kept nowhere.
   */
  token?: string
}
/**
 * A principal to be set up, or to be changed if the login is known.
 */
export interface PrincipalRequest {
  /**
   * Its account at the provider, by the claim that names one; the one before stays if missing.
   */
  account?: string
  /**
   * Whether it may log in; it may if missing.
   */
  active?: boolean
  /**
   * The highest level that it may read.
   */
  clearance: string
  /**
   * Whether to make a new token.
   */
  issue_token?: boolean
  /**
   * 1 to 64 of the letters a-z, digits, `.`, `_`, `-`.
   */
  login: string
  /**
   * For a liaison officer the member that seconds him; otherwise this node's.
   */
  member?: string
  /**
   * A new password; the one before stays if missing.
   */
  password?: string
  /**
   * The revision that is to be changed, empty for somebody new: a principal that somebody else changed meanwhile stays
   * as it is. Not looked at if missing.
   */
  revision?: string
  /**
   * Whether its account logs it in no more.
   */
  revoke_account?: boolean
  /**
   * Whether every passkey so far ends.
   */
  revoke_passkeys?: boolean
  /**
   * Whether every token so far ends.
   */
  revoke_tokens?: boolean
  /**
   * `watch-officer`, `analyst`, `liaison-officer`, `legal-officer`, `oversight`, `administrator`.
   */
  role: string
}
/**
 * Every principal.
 */
export interface Principals {
  principals: Principal[]
}
/**
 * A problem as it is written (RFC 9457).
 */
export interface Problem {
  /**
   * Of a conflict and of a bundle: which one, in a word that stays the same, such as `held-apart`.
   */
  code?: string
  /**
   * Of a conflict: the decisions that stand in the way.
   */
  decisions?: string[]
  /**
   * What was expected, what was found and where.
   */
  detail: string
  /**
   * Every fault of a draft.
   */
  faults?: FaultLine[]
  /**
   * Every mistake of an agreement.
   */
  mistakes?: MistakeLine[]
  /**
   * The request's id, to be told to the operator.
   */
  request_id?: string
  /**
   * The HTTP status.
   */
  status: number
  /**
   * A few words for people.
   */
  title: string
  /**
   * `/problems/not-found` and the like.
   */
  type: string
}
/**
 * What is asked of which drafts.
 */
export interface ProofAsked {
  /**
   * The drafts as TOML; with a reach or properties there may be none: then only what is in force is asked.
   */
  drafts?: string[]
  /**
   * Standing properties, as their file has them. Without `reach` and these, what is asked of every draft is asked.
   */
  properties?: string
  reach?: ReachAsked
}
/**
 * Data, and who must not have them.
 */
export interface ReachAsked {
  /**
   * Categories of data; all if missing.
   */
  categories?: string[]
  /**
   * Categories of person; all if missing.
   */
  persons?: string[]
  /**
   * Members; whoever it be if missing.
   */
  to?: string[]
}
/**
 * Every claim that was asked about.
 */
export interface Proofs {
  /**
   * One for each claim, in the order in which they were asked.
   */
  proofs: Proof[]
  /**
   * Whether all of them are proved.
   */
  proved: boolean
}
/**
 * Standing properties to be set.
 */
export interface PropertiesGiven {
  /**
   * Why; not needed for the first ones.
   */
  reason?: string
  /**
   * Their exact text.
   */
  text: string
}
/**
 * What may be said of a kind of subject.
 */
export interface PropertyWord {
  name: string
  /**
   * `name`, `text`, `date`, `country`, `identifier`, `phone`, `gender`, `subject`, `statement`, `clearance`, `point`.
   */
  value: string
}
/**
 * What the browser came back with.
 */
export interface ProviderAnswer {
  code: string
  state: string
}
/**
 * Where the browser goes.
 */
export interface ProviderQuestion {
  /**
   * An address of the issuer.
   */
  address: string
}
/**
 * A question that parts people of one name.
 */
export interface Question {
  /**
   * Of how many of them it is known.
   */
  held: number
  /**
   * `birth`, `mother`, `father`, `birth-place` …
   */
  kind: string
  /**
   * How many of them remain on average once this and the questions before it are answered.
   */
  remaining: number
}
/**
 * What waits for a decision.
 */
export interface Queue {
  /**
   * How many people were looked at.
   */
  looked_at: number
  /**
   * Where the next part begins; missing at the end.
   */
  next?: string
  /**
   * The likeliest first.
   */
  pairs: Pair[]
}
/**
 * Whom what clears somebody does not reach.
 */
export interface Reach {
  /**
   * The clearances of this node's member that the reader may see and that have not ended, each with the members that
   * hold statements of him and do not get it. One that reaches all of them is not here.
   */
  clearances: ClearanceReach[]
}
/**
 * What is to be taken back.
 */
export interface RecallBody {
  /**
   * For a withdrawal: from which members; from every holder when there are none.
   */
  from?: string[]
  /**
   * A retraction, for everybody and for ever: `not-true`, `wrong-person`, `corrected`, `unlawful`. A withdrawal, from
   * those who hold it: `wrong-recipient`, `protection`, `no-longer-needed`.
   */
  ground: string
  /**
   * Why, in words for our own people. It does not leave.
   */
  reason: string
  /**
   * Which statements; all of the report when there are none.
   */
  statements?: string[]
}
/**
 * Every recall of this node.
 */
export interface RecallList {
  /**
   * Ours, in the order in which they were decided.
   */
  ours: OwnRecall[]
  /**
   * Others', in the order in which this node acted on them.
   */
  taken: RecallTaken[]
}
/**
 * Another member's recall that was taken in here.
 */
export interface RecallTaken {
  /**
   * `retraction` or `withdrawal`.
   */
  act: string
  /**
   * When this node acted, or said that it keeps it.
   */
  at: string
  /**
   * Who gave it to us.
   */
  from: string
  ground: string
  id: string
  /**
   * The edition that this node had.
   */
  item: string
  /**
   * Why this node keeps it; missing when it is done.
   */
  kept?: string
  made: string
  originator: string
  /**
   * To whom it was handed on.
   */
  passed_to: string[]
  replaced_by?: string
  /**
   * What was concluded from it, as far as the reader may know of it: to be looked at by its owners.
   */
  rested: Conclusion[]
  statements: string[]
}
/**
 * A recall that was ordered.
 */
export interface RecallOrdered {
  recall: string
  /**
   * The report that says it as it is, where it is corrected.
   */
  report?: string
}
/**
 * How a report of another member came here.
 */
export interface Reception {
  at: string
  clauses: string[]
  delivery: string
  from: string
  purposes: string[]
}
/**
 * A report: its header, and those of its statements that are released to the reader.
 */
export interface Report {
  /**
   * The join of the labels of the statements below.
   */
  banner: string
  exercise: boolean
  id: string
  kind: string
  legal_basis: string
  originator: string
  precedence: string
  purpose: string
  statements: Statement[]
  subjects: ReportSubject[]
  written: string
}
/**
 * A subject of a report.
 */
export interface ReportSubject {
  id: string
  kind: string
}
/**
 * A report's way.
 */
export interface ReportTraffic {
  /**
   * Every member that it was disclosed to or withheld from.
   */
  members: MemberTraffic[]
  /**
   * How it came here, for another member's report.
   */
  receptions: Reception[]
  report: ReportHead
}
/**
 * A request and its answers.
 */
export interface Rfi {
  answers: RfiAnswer[]
  /**
   * The agreement in whose committee the asker had the chair when it tasked the other side.
   */
  as_chair?: string
  /**
   * Who asked, where that is this node.
   */
  by?: string
  case: string
  due: string
  id: string
  made: string
  /**
   * The other side.
   */
  member: string
  name: string
  /**
   * Whether this node asks; otherwise it is asked.
   */
  ours: boolean
  precedence: string
  purpose: string
  /**
   * What is asked: this member's report, or the edition that it got.
   */
  question: string
  standing: RfiStandingWord
}
export interface RfiAnswer {
  answered: string
  /**
   * Who answered, where that is this node.
   */
  by?: string
  extent: RfiExtent
  ground?: RfiGroundWord
  /**
   * Whether it came after the deadline.
   */
  late: boolean
  /**
   * What answers it: this member's reports, or the editions that it gets.
   */
  reports: string[]
}
/**
 * An answer.
 */
export interface RfiAnswerBody {
  extent: RfiExtent
  ground?: RfiGroundWord
  /**
   * Reports of this member that answer it; the asker gets of them what the agreements release.
   */
  reports?: string[]
}
/**
 * A request that was made.
 */
export interface RfiAsked {
  id: string
}
/**
 * What is asked of a member.
 */
export interface RfiBody {
  /**
   * The agreement in whose committee this member has the chair: then the request is a task of one of its seats.
   */
  as_chair?: string
  /**
   * The case, and the law on which it is asked.
   */
  case: string
  /**
   * Until when an answer is needed; two hours from now for FLASH, twelve for IMMEDIATE, two days for PRIORITY, seven for
   * ROUTINE if missing.
   */
  due?: string
  /**
   * `flash`, `immediate`, `priority` or `routine`; that of the report if missing.
   */
  precedence?: string
  /**
   * What the answer would be used for.
   */
  purpose: string
  /**
   * The report of this member that says what is asked; the member gets of it what the agreements release.
   */
  question: string
  /**
   * Who is asked.
   */
  to: string
}
/**
 * What became of the requests between this node and one member, in one direction.
 */
export interface RfiCounts {
  asked: number
  /**
   * How often on which ground something was not answered.
   */
  grounds: RfiGroundCount[]
  /**
   * Of those with an answer, how many came after the deadline.
   */
  late: number
  member: string
  open: number
  /**
   * Whether this node asked.
   */
  ours: boolean
  overdue: number
  part: number
  refused: number
  whole: number
}
export interface RfiGroundCount {
  count: number
  ground: RfiGroundWord
}
/**
 * Requests for information, the one that came last first, and what became of them by member.
 */
export interface RfiList {
  counts: RfiCounts[]
  requests: Rfi[]
}
/**
 * Whose decisions are to count.
 */
export interface RuleRequest {
  /**
   * Members' codes; empty for nobody's but our own.
   */
  members: string[]
  /**
   * Why.
   */
  reason: string
  /**
   * Since when the rule holds that is to be changed, empty where there is none: a rule that somebody else made meanwhile
   * stays. Not looked at if missing.
   */
  since?: string
}
/**
 * Whose decisions count at this node beside its own member's.
 */
export interface RuleShape {
  members: string[]
  reason?: string
  /**
   * Since when; missing before anything was decided: nobody's count.
   */
  since?: string
}
/**
 * What was found.
 */
export interface Screening {
  /**
   * What to ask next: what parts best those who remain.
   */
  ask: Question[]
  candidates: Candidate[]
  /**
   * How many of them are cleared.
   */
  cleared: number
  /**
   * Whether there may be more of the name than were looked at.
   */
  more: boolean
  /**
   * How many people have a name like this.
   */
  named: number
  outcome: ScreeningOutcome
  paper?: Paper
  /**
   * Where the ledger says that somebody was screened; missing for who may not see how much else stands there.
   */
  position?: number
  /**
   * How many of them are wanted.
   */
  wanted: number
}
/**
 * Who is looked for. Nothing of it is kept.
 */
export interface ScreeningRequest {
  /**
   * The date of birth, as exact as it is known: `1971`, `1971-03` or `1971-03-05`.
   */
  birth?: string
  /**
   * The number of a paper or telephone.
   */
  document?: string
  /**
   * The most candidates; 10 if missing, at most 50.
   */
  limit?: number
  /**
   * The mother's name, in any script.
   */
  mother?: string
  /**
   * The machine-readable zone of a passport, card or visa (ICAO Doc 9303) in place of name, birth and document.
   */
  mrz?: string
  /**
   * The name, in any script; from the machine-readable zone if that is given.
   */
  name?: string
  /**
   * What for; `investigation` if missing.
   */
  purpose?: string
}
/**
 * The answer of a second principal.
 */
export interface SecondAnswer {
  /**
   * Whether it is agreed. Whoever asked can only withdraw.
   */
  agree: boolean
  /**
   * Why.
   */
  reason: string
}
/**
 * Who is logged in.
 */
export interface Session {
  /**
   * What role and clearance may do: words of a closed list.
   */
  capabilities: string[]
  /**
   * The highest level that the principal may read.
   */
  clearance: string
  /**
   * When the session ends if nothing more is asked; missing for a token.
   */
  expires?: string
  login: string
  /**
   * The member for which the principal acts.
   */
  member: string
  /**
   * The member whose node this is.
   */
  node: string
  node_name: string
  principal: string
  role: string
}
/**
 * The standing properties that hold.
 */
export interface StandingProperties {
  at?: string
  /**
   * Who set them.
   */
  by?: string
  /**
   * Who agreed.
   */
  second?: string
  /**
   * The exact text; empty before the first ones are set.
   */
  text: string
}
/**
 * Whether a member is dealt with.
 */
export interface StandingRequest {
  active: boolean
  reason: string
}
/**
 * What is stored of a control point's screenings.
 */
export interface Stored {
  /**
   * How many of those that were handed in are new.
   */
  stored: number
  /**
   * The number of the last one that is stored.
   */
  through: number
}
/**
 * A subject with every statement about it that is released to the reader.
 */
export interface Subject {
  /**
   * The join of the labels of the statements below.
   */
  banner: string
  /**
   * Its main name.
   */
  caption: string
  exercise: boolean
  id: string
  /**
   * `person`, `organisation`, `vehicle` …
   */
  kind: string
  originators: string[]
  reports: string[]
  statements: Statement[]
}
/**
 * A subject whose name is like the one asked for.
 */
export interface SubjectLine {
  banner: string
  /**
   * Dates of birth.
   */
  birth: string[]
  /**
   * Its main name.
   */
  caption: string
  id: string
  kind: string
  /**
   * The name that is alike, as it stands there.
   */
  matched: string
  originators: string[]
  /**
   * Categories of person.
   */
  persons: string[]
  /**
   * The probability, 0 to 1, that both are the name of one person; it says nothing about whether they are one.
   */
  score: number
}
/**
 * A kind of subject.
 */
export interface SubjectWords {
  kind: string
  /**
   * As in `properties.txt`.
   */
  properties: PropertyWord[]
}
/**
 * Subjects, the best first.
 */
export interface SubjectsFound {
  subjects: SubjectLine[]
}
/**
 * A report that is stored durably.
 */
export interface Submitted {
  /**
   * Whether the very same report was here already.
   */
  duplicate: boolean
  id: string
  /**
   * If it clears somebody: the members that hold statements of him and do not get it. For whoever may read traffic.
   */
  not_reached?: NotReached[]
  /**
   * Where it stands in the ledger; missing for who may not see how much else stands there.
   */
  position?: number
  remarks: RemarkLine[]
  statements: number
  subjects: number
}
/**
 * Which minute the incoming chair signs.
 */
export interface TakenOverBody {
  /**
   * Its id.
   */
  minute: string
}
/**
 * What became of it.
 */
export interface TakenUp {
  /**
   * Those that nobody had in hand before.
   */
  taken_up: string[]
}
/**
 * What somebody takes up.
 */
export interface TakingUp {
  /**
   * Ids of reports, 500 at most.
   */
  reports: string[]
}
/**
 * Why a decision is undone.
 */
export interface UndoRequest {
  /**
   * The law, warrant, resolution or case.
   */
  legal_basis: string
  /**
   * What for; `investigation` if missing.
   */
  purpose?: string
  /**
   * Why.
   */
  reason: string
}
/**
 * What was undone.
 */
export interface Undone {
  decision: ResolutionDecision
  report: string
  /**
   * Every later conclusion that rested on it, for review.
   */
  rested_on_it: Conclusion[]
}
/**
 * How often a principal looked, for one purpose.
 */
export interface Use {
  /**
   * Screenings that showed somebody.
   */
  hits: number
  last: string
  login?: string
  principal: string
  purpose: string
  readings: number
  reports: number
  screenings: number
  subjects: number
}
/**
 * Every use.
 */
export interface Uses {
  uses: Use[]
}
/**
 * What a verification found.
 */
export interface Verification {
  /**
   * How many checkpoints were compared.
   */
  checkpoints: number
  /**
   * The same.
   */
  entries: number
  /**
   * How many of them are erased.
   */
  erased: number
  /**
   * How long it took.
   */
  millis: number
  /**
   * Whether everything is as it was written.
   */
  ok: boolean
  problems: LedgerProblem[]
  /**
   * How many entries were looked at.
   */
  size: number
}
/**
 * Every closed list of a draft, in the order in which people read it.
 */
export interface Vocabulary {
  /**
   * Categories of data.
   */
  categories: string[]
  /**
   * Handling conditions.
   */
  caveats: string[]
  /**
   * The values of a clearance.
   */
  clearances: string[]
  /**
   * From the lowest to the highest.
   */
  levels: string[]
  /**
   * How something is known.
   */
  methods: string[]
  /**
   * Categories of person.
   */
  persons: string[]
  /**
   * From the slowest to the fastest.
   */
  precedences: string[]
  purposes: string[]
  /**
   * Kinds of report.
   */
  reports: string[]
  /**
   * Kinds of subject, each with what may be said of it.
   */
  subjects: SubjectWords[]
}
/**
 * A member as a witness, and as a log.
 */
export interface Witness {
  /**
   * When it did so last.
   */
  at?: string
  /**
   * The key of its ledger, as other tools read it.
   */
  log_key?: string
  member: string
  name: string
  /**
   * How many entries of this ledger it has cosigned; missing before the first time.
   */
  size?: number
  state: WitnessState
  /**
   * Why the last question came to nothing: a code.
   */
  trouble?: string
  /**
   * The keys by which it cosigns, as other tools read them.
   */
  witness_keys: string[]
  witnessed?: Witnessed
}
/**
 * What this node cosigned last of a member's ledger.
 */
export interface Witnessed {
  at: string
  /**
   * The signed note, with the ledger's signature and the cosignature of this node.
   */
  note: string
  size: number
}
/**
 * Who cosigned this ledger, and what this node cosigned.
 */
export interface Witnesses {
  asked?: CosignedCheckpoint
  /**
   * What contradicts what was cosigned, the last first.
   */
  contradictions: LedgerContradiction[]
  /**
   * Every member, in the order of the codes.
   */
  members: Witness[]
  /**
   * How many entries the ledger has up to the last one that is not about witnessing.
   */
  news: number
  /**
   * The key by which this node cosigns, as other tools read it.
   */
  witness_key: string
}
