// The page's words for what the node says. The shapes themselves are written from the description of the interface:
// see node.ts.

export type {
  Agreement,
  Approval,
  Article,
  BackupStanding,
  BundleRead,
  BundleRequest,
  BundleWritten,
  Candidate,
  ChairTerm,
  Checkpoint,
  Committee,
  Conclusion,
  ControlPoint,
  Decided,
  DecisionDetail,
  DecisionRequest,
  Desk,
  Difference,
  Disclosure,
  Draft,
  DraftLabel,
  DraftStatement,
  DraftSubject,
  Evidence,
  Health,
  Identity,
  KeepBody,
  Label,
  Lane,
  Layer,
  LayerTiles,
  LedgerContradiction,
  Lines as TrafficPage,
  Link,
  Member,
  MemberStanding as PartnerStanding,
  MemberTraffic as PartnerTraffic,
  Minute,
  MinutePart,
  NameEvidence as NameMatch,
  NamePart,
  NewPasskey,
  NotReached,
  OnMap,
  OnwardAnswerBody as OnwardAnswer,
  OnwardCase,
  OnwardGift,
  OnwardList,
  OnwardRequestBody as OnwardQuestion,
  OwnRecall,
  Pair,
  PairEvidence,
  PairSide,
  PartnerPreview,
  Passkey,
  PasskeyAnswer,
  PasskeyQuestion,
  Placed,
  Preview,
  Principal,
  PrincipalAnswer,
  PrincipalRequest,
  Problem as ProblemBody,
  Proof,
  Proofs,
  ProviderAnswer,
  ProviderQuestion,
  Question,
  Queue,
  Reach,
  ReasonCount as Reason,
  RecallBody,
  RecallHolder,
  RecallList,
  RecallTaken,
  Report,
  ReportHead,
  ReportTraffic,
  ResolutionDecision as Decision,
  Rfi,
  RfiAnswerBody,
  RfiBody,
  RfiCounts,
  RfiList,
  RuleShape as Rule,
  SaidOfHim,
  Screening,
  ScreeningRequest as ScreeningQuestion,
  Sentence,
  Session,
  Standing,
  StandingProperties as Properties,
  Statement,
  Subject,
  SubjectLine as Found,
  Submitted,
  TrafficLine as Line,
  Undone,
  UndoRequest as Words,
  Use,
  Verdict,
  Verification,
  Vocabulary,
  Waiting,
  Witness,
  Witnesses,
} from './node'

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
  | 'recall'
  | 'take-up'
  | 'carry'
  | 'rfi'
  | 'answer-onward'
  | 'verify-ledger'
  | 'oversee'
  | 'manage-principals'
  | 'manage-members'
