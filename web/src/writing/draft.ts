// A report while it is written: what is typed, and the draft that the node gets of it. Pure.

import type { Draft, DraftLabel, DraftStatement } from '../api/shapes'
import { europeanDigits } from '../parts/digits'

/** Whom something may go to: everybody whom an agreement names, or only these. */
export interface RelTo {
  any: boolean
  members: readonly string[]
}

export interface TypedSubject {
  /** Its id: of somebody known, or a new one. */
  id: string
  kind: string
  /** How the page calls it; nothing of it is sent. */
  caption: string
  /** The label of what the page knows of somebody known. */
  banner?: string
  /** Category of person; statements about it take it from here. */
  person: string
}

export interface TypedStatement {
  id: string
  subject: string
  property: string
  value: string
  original: string
  grade: string
  method: string
  reference: string
  collected: string
  from: string
  until: string
  /** What its label says otherwise than the report's; an empty word is the report's. */
  level: string
  relTo: RelTo | undefined
  /** An empty word is what the property suggests. */
  category: string
  minor: boolean
}

export interface Typed {
  id: string
  kind: string
  precedence: string
  purpose: string
  basis: string
  level: string
  relTo: RelTo
  caveats: readonly string[]
  territories: string
  purposes: readonly string[]
  review: string
  subjects: readonly TypedSubject[]
  statements: readonly TypedStatement[]
}

/** A random id of our own, such as `st-` with 32 signs: the same draft sent twice is one report. */
export function newId(kind: 'r' | 's' | 'st'): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `${kind}-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** Which category of data a property usually is; everything else says who or what it is about. */
const CATEGORIES: Readonly<Record<string, string>> = {
  passportNumber: 'identifier',
  idNumber: 'identifier',
  registrationNumber: 'identifier',
  serialNumber: 'identifier',
  phone: 'communication',
  email: 'communication',
  memberOf: 'association',
  relative: 'association',
  associate: 'association',
  owns: 'association',
  involved: 'association',
  seen: 'movement',
  location: 'movement',
  point: 'movement',
  judgment: 'judicial',
  warrant: 'judicial',
  clearance: 'judicial',
  threatens: 'threat',
  bodyText: 'captured',
  fileName: 'captured',
  contentHash: 'captured',
  source: 'source',
}
export const categoryOf = ({ category, property }: Pick<TypedStatement, 'category' | 'property'>) =>
  category || (CATEGORIES[property] ?? 'identity')

/** The next statement: about the same, as good and known in the same way as the one before. */
export function nextStatement(
  before: TypedStatement | undefined,
  rest: Partial<TypedStatement>,
): TypedStatement {
  return {
    id: newId('st'),
    subject: '',
    property: 'name',
    original: '',
    grade: '',
    method: '',
    reference: '',
    collected: '',
    ...(before && {
      subject: before.subject,
      grade: before.grade,
      method: before.method,
      reference: before.reference,
      collected: before.collected,
    }),
    value: '',
    from: '',
    until: '',
    level: '',
    relTo: undefined,
    category: '',
    minor: false,
    ...rest,
  }
}

/** What the node gets. What is empty is left out: the node says what it expected there. */
export function draftOf(typed: Typed): Draft {
  const persons = new Map(typed.subjects.map(({ id, person }) => [id, person]))
  return {
    id: typed.id,
    kind: typed.kind,
    precedence: typed.precedence,
    ...said({ legal_basis: typed.basis, purpose: typed.purpose }),
    label: {
      level: typed.level,
      rel_to: relTo(typed.relTo),
      caveats: [...typed.caveats],
      territories: typed.territories
        .toUpperCase()
        .split(/[\s,،;]+/)
        .filter(Boolean),
      purposes: [...typed.purposes],
      ...said({ review: europeanDigits(typed.review) }),
    },
    subjects: typed.subjects.map(({ id, kind }) => ({ id, kind })),
    statements: typed.statements.map((one) => statementOf(one, persons.get(one.subject) ?? '')),
  }
}

function statementOf(typed: TypedStatement, person: string): DraftStatement {
  const { id, subject, property, value, original, grade, method, reference } = typed
  const label: DraftLabel = {
    category: categoryOf(typed),
    ...said({ level: typed.level, person }),
    ...(typed.relTo && { rel_to: relTo(typed.relTo) }),
    ...(typed.minor && { minor: true }),
  }
  return {
    id,
    ...said({ subject, property, value, original, reference, method, grade: grade.toUpperCase() }),
    ...said(days(typed)),
    label,
  }
}

const days = ({ collected, from, until }: TypedStatement) => ({
  collected: europeanDigits(collected),
  from: europeanDigits(from),
  until: europeanDigits(until),
})

const relTo = ({ any, members }: RelTo): 'any-party' | string[] => (any ? 'any-party' : [...members])

/** Only the fields in which something was typed. */
function said<K extends string>(fields: Record<K, string>): Partial<Record<K, string>> {
  const typed = Object.entries<string>(fields).map(([name, words]) => [name, words.trim()])
  return Object.fromEntries(typed.filter(([, words]) => words !== '')) as Partial<Record<K, string>>
}

export interface Fault {
  path: string
  message: string
}

/** The parts of a label that a statement takes from the report unless it says otherwise. */
const SHARED = ['level', 'rel_to', 'caveats', 'territories', 'purposes', 'review']

/** Where on the page the node's fault stands: at the field that was typed, each message once. */
export function faultsByField(
  faults: readonly Fault[],
  typed: Typed,
): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>()
  for (const { path, message } of faults) {
    const field = fieldOf(path, typed)
    const known = places.get(field) ?? []
    if (!known.includes(message)) places.set(field, [...known, message])
  }
  return places
}

function fieldOf(path: string, typed: Typed): string {
  const [, place, rest = ''] = /^statements\[(\d+)\]\.(.+)$/.exec(path) ?? []
  const statement = place === undefined ? undefined : typed.statements[Number(place)]
  if (!statement) return path
  const part = /^label\.([a-z_]+)/.exec(rest)?.[1]
  if (part === 'person') {
    const subject = typed.subjects.findIndex((one) => one.id === statement.subject)
    return subject < 0 ? `statements[${place}].subject` : `subjects[${subject}].person`
  }
  const own = (part === 'level' && statement.level !== '') || (part === 'rel_to' && statement.relTo)
  if (part && SHARED.includes(part) && !own) return `label.${part}`
  if (rest === 'label') return 'label'
  return `statements[${place}].${part ? `label.${part}` : rest}`
}
