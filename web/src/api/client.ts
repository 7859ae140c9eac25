// Requests to the node that served this page. Nothing else is ever asked.

import type {
  Agreement,
  Approval,
  BackupStanding,
  BundleRead,
  BundleRequest,
  BundleWritten,
  Checkpoint,
  ControlPoint,
  Decided,
  DecisionDetail,
  DecisionRequest,
  Desk,
  Difference,
  Disclosure,
  Draft,
  Found,
  Health,
  Identity,
  KeepBody,
  Lane,
  Layer,
  Member,
  Minute,
  MinutePart,
  NewPasskey,
  OnMap,
  OnwardAnswer,
  OnwardCase,
  OnwardList,
  OnwardQuestion,
  Pair,
  Passkey,
  PasskeyAnswer,
  PasskeyQuestion,
  Preview,
  Principal,
  PrincipalAnswer,
  PrincipalRequest,
  ProblemBody,
  Proofs,
  Properties,
  ProviderAnswer,
  ProviderQuestion,
  Queue,
  Reach,
  RecallBody,
  RecallList,
  Report,
  ReportTraffic,
  RfiAnswerBody,
  RfiBody,
  RfiList,
  Rule,
  Screening,
  ScreeningQuestion,
  Session,
  Subject,
  Submitted,
  TrafficPage,
  Undone,
  Use,
  Verification,
  Vocabulary,
  Witnesses,
  Words,
} from './shapes'

const BASE = '/api/v1'
/** A node answers in milliseconds; whoever waits this long should be told rather than kept waiting. */
const PATIENCE_MS = 20_000
/** A part of the queue compares some hundred people with those of like names. */
const QUEUE_PATIENCE_MS = 60_000
/** The whole map of a large node. */
const MAP_PATIENCE_MS = 60_000
/** A bundle has up to 40 MiB, and each delivery in it is judged. */
const CARRY_PATIENCE_MS = 10 * 60_000
/** Verifying reads every entry of the ledger, which may take minutes. */
const VERIFY_PATIENCE_MS = 15 * 60_000

/** An answer that is not what was asked for: what the node says is wrong, or that it did not answer. */
export class Problem extends Error {
  override readonly name = 'Problem'
  constructor(
    readonly status: number,
    readonly body: ProblemBody,
    /** After how many seconds it may be tried again, where the node says so. */
    readonly retryAfter?: number,
  ) {
    super(body.title)
  }

  /** The last word of the type: `not-found`, `too-many`, or `unreachable` when no answer came. */
  get kind(): string {
    return this.body.type.split('/').pop() ?? 'internal'
  }
}

export const unreachable = () =>
  new Problem(0, { type: '/problems/unreachable', title: 'unreachable', detail: '', status: 0 })

async function problemOf(answer: Response): Promise<Problem> {
  const retry = Number(answer.headers.get('retry-after'))
  const after = Number.isFinite(retry) && retry > 0 ? retry : undefined
  try {
    const body = (await answer.json()) as ProblemBody
    if (typeof body?.type === 'string') return new Problem(answer.status, body, after)
  } catch {
    // Not JSON: something between the page and the node answered.
  }
  const kind = answer.status === 401 ? 'not-logged-in' : answer.status === 404 ? 'not-found' : 'internal'
  return new Problem(
    answer.status,
    { type: `/problems/${kind}`, title: kind, detail: '', status: answer.status },
    after,
  )
}

type Query = Record<string, string | number | boolean | undefined>

function address(path: string, query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
  return `${BASE}${path}${text ? `?${text}` : ''}`
}

interface Ask {
  query?: Query
  body?: unknown
  /** Sent as it is, in the place of a body. */
  toml?: string
  /** JSON as somebody pasted it, sent as it is. */
  json?: string
  /** A file, sent as it is. */
  file?: Blob
  signal?: AbortSignal
  patience?: number
}

/** What is told when the node no longer knows who is asking. */
type Expired = () => void

export type Client = ReturnType<typeof makeClient>

/** The node's routes. `onExpired` is called when a request finds that the session has ended. */
export function makeClient(onExpired: Expired = () => {}) {
  async function ask<T>(
    method: string,
    path: string,
    { query = {}, body, toml, json, file, signal, patience }: Ask = {},
  ): Promise<T> {
    const limit = AbortSignal.timeout(patience ?? PATIENCE_MS)
    const request: RequestInit = {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { accept: 'application/json' },
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    }
    const sent = json ?? (body === undefined ? undefined : JSON.stringify(body))
    if (sent !== undefined) {
      request.body = sent
      request.headers = { accept: 'application/json', 'content-type': 'application/json' }
    }
    if (toml !== undefined) {
      request.body = toml
      request.headers = { accept: 'application/json', 'content-type': 'application/toml' }
    }
    if (file !== undefined) {
      request.body = file
      request.headers = { accept: 'application/json', 'content-type': 'application/octet-stream' }
    }
    let answer: Response
    try {
      answer = await fetch(address(path, query), request)
    } catch (error) {
      if (signal?.aborted) throw error
      throw unreachable()
    }
    if (!answer.ok) {
      const problem = await problemOf(answer)
      if (problem.kind === 'not-logged-in') onExpired()
      throw problem
    }
    if (answer.status === 204) return undefined as T
    try {
      return (await answer.json()) as T
    } catch (error) {
      if (signal?.aborted) throw error
      throw unreachable()
    }
  }

  const id = encodeURIComponent
  return {
    /** Whose node this is and how it is; asks for no log-in. */
    health: (signal: AbortSignal) => ask<Health>('GET', '/health', { signal }),
    session: (signal?: AbortSignal) => ask<Session>('GET', '/session', { ...(signal && { signal }) }),
    logIn: (login: string, password: string) =>
      ask<Session>('POST', '/session', { body: { login, password } }),
    logOut: () => ask<void>('DELETE', '/session'),
    /** What a passkey is asked that shall log somebody in. */
    passkeyQuestion: () => ask<PasskeyQuestion>('POST', '/session/passkey/question'),
    /** Where the browser goes to show the provider who somebody is. */
    providerQuestion: () => ask<ProviderQuestion>('POST', '/session/provider/question'),
    logInByProvider: (answer: ProviderAnswer) => ask<Session>('POST', '/session/provider', { body: answer }),
    logInByPasskey: (answer: PasskeyAnswer) => ask<Session>('POST', '/session/passkey', { body: answer }),
    /** One's own passkeys. */
    passkeys: (signal: AbortSignal) =>
      ask<{ passkeys: Passkey[] }>('GET', '/passkeys', { signal }).then((answer) => answer.passkeys),
    newPasskeyQuestion: (password: string) =>
      ask<PasskeyQuestion>('POST', '/passkeys/question', { body: { password } }),
    addPasskey: (passkey: NewPasskey) => ask<unknown>('POST', '/passkeys', { body: passkey }),
    removePasskey: (id: string) => ask<unknown>('DELETE', `/passkeys/${id}`),
    members: (signal: AbortSignal) =>
      ask<{ members: Member[] }>('GET', '/members', { signal }).then((answer) => answer.members),
    /** This member's card, for others to accept. */
    ownCard: () => ask<unknown>('GET', '/members/self/card'),
    acceptCard: (card: string, fingerprint: string) =>
      ask<Member>('POST', '/members', { json: card, query: { fingerprint } }),
    setStanding: (member: string, active: boolean, reason: string) =>
      ask<Member>('POST', `/members/${id(member)}/standing`, { body: { active, reason } }),
    principals: (signal: AbortSignal) =>
      ask<{ principals: Principal[] }>('GET', '/principals', { signal }).then((answer) => answer.principals),
    /** Sets a principal up, or changes the one with this login. */
    setPrincipal: (request: PrincipalRequest) =>
      ask<PrincipalAnswer>('POST', '/principals', { body: request }),
    lanes: (signal: AbortSignal) =>
      ask<{ lanes: Lane[] }>('GET', '/lanes', { signal }).then((answer) => answer.lanes),
    agreements: (signal: AbortSignal) =>
      ask<{ agreements: Agreement[] }>('GET', '/agreements', { signal }).then((answer) => answer.agreements),
    agreement: (agreement: string, version: number, signal: AbortSignal) =>
      ask<Agreement>('GET', `/agreements/${id(agreement)}`, { query: { version }, signal }),
    proofOf: (agreement: string, version: number, signal: AbortSignal) =>
      ask<Proofs>('GET', `/agreements/${id(agreement)}/proof`, { query: { version }, signal }),
    differenceOf: (agreement: string, version: number, signal: AbortSignal) =>
      ask<Difference>('GET', `/agreements/${id(agreement)}/difference`, { query: { version }, signal }),
    /** Signs a draft as this member. */
    sign: (draft: string) => ask<Agreement>('POST', '/agreements', { toml: draft }),
    desk: (signal: AbortSignal) => ask<Desk>('GET', '/desk', { signal }),
    takeUp: (reports: readonly string[]) => ask<unknown>('POST', '/desk/taken-up', { body: { reports } }),
    rfis: (signal: AbortSignal) => ask<RfiList>('GET', '/rfis', { signal }),
    backup: (signal: AbortSignal) => ask<BackupStanding>('GET', '/ledger/backup', { signal }),
    /** What waits for a member, as a file in base64 that is sealed to it. */
    writeBundle: (body: BundleRequest) =>
      ask<BundleWritten>('POST', '/bundles', { body, patience: CARRY_PATIENCE_MS }),
    readBundle: (file: Blob) =>
      ask<BundleRead>('POST', '/bundles/read', { file, patience: CARRY_PATIENCE_MS }),
    askRfi: (body: RfiBody) => ask<{ id: string }>('POST', '/rfis', { body }),
    answerRfi: (rfi: string, body: RfiAnswerBody) =>
      ask<unknown>('POST', `/rfis/${id(rfi)}/answers`, { body }),
    approvals: (signal: AbortSignal) =>
      ask<{ approvals: Approval[] }>('GET', '/approvals', { signal }).then((answer) => answer.approvals),
    askSecond: (draft: string, reason: string) =>
      ask<Approval>('POST', '/approvals', { body: { text: draft, reason } }),
    answerApproval: (position: number, agree: boolean, reason: string) =>
      ask<unknown>('POST', `/approvals/${position}`, { body: { agree, reason } }),
    properties: (signal: AbortSignal) => ask<Properties>('GET', '/properties', { signal }),
    minutes: (agreement: string, signal: AbortSignal) =>
      ask<{ minutes: Minute[] }>('GET', `/committees/${id(agreement)}/minutes`, { signal }).then(
        (answer) => answer.minutes,
      ),
    writeMinute: (agreement: string, parts: MinutePart[]) =>
      ask<Minute>('POST', `/committees/${id(agreement)}/minutes`, { body: { parts } }),
    signMinute: (agreement: string, minute: string) =>
      ask<Minute>('POST', `/committees/${id(agreement)}/minutes/signatures`, { body: { minute } }),
    recalls: (purpose: string, signal: AbortSignal) =>
      ask<RecallList>('GET', `/recalls?purpose=${purpose}`, { signal }),
    recall: (report: string, order: RecallBody) =>
      ask<unknown>('POST', `/reports/${id(report)}/recall`, { body: order }),
    keep: (report: string, order: KeepBody) =>
      ask<unknown>('POST', `/reports/${id(report)}/keep`, { body: order }),
    onward: (signal: AbortSignal) => ask<OnwardList>('GET', '/onward', { signal }),
    onwardCase: (request: string, signal: AbortSignal) =>
      ask<OnwardCase>('GET', `/onward/${id(request)}`, { signal }),
    askOnward: (question: OnwardQuestion) =>
      ask<{ id: string }>('POST', '/onward/requests', { body: question }),
    passOn: (gift: { item: string; to: string; basis: string }) =>
      ask<unknown>('POST', '/onward/gifts', { body: gift }),
    answerOnward: (request: string, answer: OnwardAnswer) =>
      ask<OnwardCase>('POST', `/onward/${id(request)}/answer`, { body: answer }),
    revokeOnward: (request: string, ground: string) =>
      ask<OnwardCase>('POST', `/onward/${id(request)}/revocation`, { body: { ground } }),
    traffic: (page: { after?: number; before?: number; limit: number; what?: string }, signal: AbortSignal) =>
      ask<TrafficPage>('GET', '/traffic', { query: page, signal }),
    trafficOf: (report: string, signal: AbortSignal) =>
      ask<ReportTraffic>('GET', `/traffic/${id(report)}`, { signal }),
    report: (report: string, purpose: string, signal: AbortSignal) =>
      ask<Report>('GET', `/reports/${id(report)}`, { query: { purpose }, signal }),
    find: (name: string, purpose: string, limit: number, signal: AbortSignal) =>
      ask<{ subjects: Found[] }>('GET', '/subjects', { query: { name, purpose, limit }, signal }).then(
        (answer) => answer.subjects,
      ),
    subject: (subject: string, purpose: string, signal: AbortSignal) =>
      ask<Subject>('GET', `/subjects/${id(subject)}`, { query: { purpose }, signal }),
    identity: (subject: string, purpose: string, signal: AbortSignal) =>
      ask<Identity>('GET', `/identities/${id(subject)}`, { query: { purpose }, signal }),
    /** Whom the clearances of somebody do not reach. */
    reach: (subject: string, purpose: string, signal: AbortSignal) =>
      ask<Reach>('GET', `/identities/${id(subject)}/reach`, { query: { purpose }, signal }),
    /** What is on the map: since a day, or what one report speaks of. */
    placed: (query: { purpose: string; from?: string; report?: string }, signal: AbortSignal) =>
      ask<OnMap>('GET', '/placed', { query, signal, patience: MAP_PATIENCE_MS }),
    layers: (signal: AbortSignal) =>
      ask<{ layers: Layer[] }>('GET', '/layers', { signal }).then((answer) => answer.layers),
    /** The boundaries of a layer of the map, as GeoJSON. */
    layer: <T>(name: string, signal: AbortSignal) => ask<T>('GET', `/layers/${id(name)}`, { signal }),
    rule: (signal: AbortSignal) => ask<Rule>('GET', '/resolutions/rule', { signal }),
    /** `since` is that of the rule that is changed; empty where there is none. */
    setRule: (members: readonly string[], reason: string, since: string) =>
      ask<Rule>('POST', '/resolutions/rule', { body: { members, reason, since } }),
    controlPoints: (signal: AbortSignal) =>
      ask<{ points: ControlPoint[] }>('GET', '/control-points', { signal }).then((answer) => answer.points),
    /** A part of what waits for a decision; `after` is where the part before ended. */
    queue: (query: { purpose: string; weak: boolean; after?: string }, signal?: AbortSignal) =>
      ask<Queue>('GET', '/resolutions', {
        query,
        patience: QUEUE_PATIENCE_MS,
        ...(signal && { signal }),
      }),
    pair: (one: string, other: string, purpose: string, signal: AbortSignal) =>
      ask<Pair>('GET', '/resolutions/pair', { query: { one, other, purpose }, signal }),
    decision: (decision: string, purpose: string, signal: AbortSignal) =>
      ask<DecisionDetail>('GET', `/resolutions/${id(decision)}`, { query: { purpose }, signal }),
    /** Who would get a decision; nothing is stored. */
    previewDecision: (body: DecisionRequest) =>
      ask<Decided>('POST', '/resolutions', { query: { dry_run: true }, body }),
    decide: (body: DecisionRequest) => ask<Decided>('POST', '/resolutions', { body }),
    undo: (decision: string, body: Words) =>
      ask<Undone>('POST', `/resolutions/${id(decision)}/undo`, { body }),
    vocabulary: (signal: AbortSignal) => ask<Vocabulary>('GET', '/vocabulary', { signal }),
    /** Who would get a report; nothing is stored. */
    previewReport: (draft: Draft) =>
      ask<Preview>('POST', '/reports', { query: { dry_run: true }, body: draft }),
    submit: (draft: Draft) => ask<Submitted>('POST', '/reports', { body: draft }),
    screen: (question: ScreeningQuestion) => ask<Screening>('POST', '/screenings', { body: question }),
    disclosures: (after: number, limit: number, signal: AbortSignal) =>
      ask<{ disclosures: Disclosure[]; next?: number }>('GET', '/oversight/disclosures', {
        query: { after, limit },
        signal,
      }),
    uses: (signal: AbortSignal) =>
      ask<{ uses: Use[] }>('GET', '/oversight/uses', { signal }).then((answer) => answer.uses),
    checkpoint: (signal: AbortSignal) => ask<Checkpoint>('GET', '/ledger/checkpoint', { signal }),
    witnesses: (signal: AbortSignal) => ask<Witnesses>('GET', '/ledger/witnesses', { signal }),
    verify: () => ask<Verification>('POST', '/ledger/verify', { patience: VERIFY_PATIENCE_MS }),
  }
}
