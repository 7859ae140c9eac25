// Everything dated that is known about somebody, in the order of time. Pure.

import type { Identity, Moment, Statement } from '../api/shapes'
import { daysOf, type Span, spanOf } from './days'

/** What stands together in one line, in the order of the drawing. */
export const LANES = ['life', 'standing', 'holds', 'seen', 'decided', 'told'] as const
export type Lane = (typeof LANES)[number]

/** Properties whose value is a date. */
const DATES = ['birthDate', 'deathDate', 'listedOn', 'amendedOn', 'date']

export interface Dated {
  key: string
  lane: Lane
  /** As it is written: a year, a month, a day or a moment. */
  from: string | undefined
  /** The last day of a time that has one. */
  until: string | undefined
  span: Span
  /** A property, a verdict, or how a report came. */
  what: { list: 'property' | 'verdict-is' | 'dated'; word: string }
  /** What is said, in its own words; empty where `what` says it all. */
  value: string
  /** Who says so: one or more statements of the same. */
  statements: readonly Statement[]
  /** By whom, where no statement says it. */
  by: readonly string[]
  /** Whether another value cannot be true beside it. */
  conflict: boolean
  /** Where it can be read: a sighting, a decision or a report. */
  to: { room: 'people' | 'resolve' | 'traffic'; id: string } | undefined
}

/**
 * `received` says when reports came to this node, as far as the reader sees its traffic; of others it is known when they
 * were written. What holds without an end holds until `now`.
 */
export function datedOf(identity: Identity, received: ReadonlyMap<string, Moment>, now: Date): Dated[] {
  const all = [
    ...life(identity),
    ...standing(identity, now),
    ...holds(identity, now),
    ...seen(identity),
    ...decided(identity),
    ...told(identity, received),
  ]
  return all.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
}

const NOTHING = { until: undefined, value: '', by: [], conflict: false, to: undefined }

/** What has a span, with it. */
function spanned(dated: Omit<Dated, 'span'>, span: Span | undefined): Dated[] {
  return span ? [{ ...dated, span }] : []
}

function life({ properties }: Identity): Dated[] {
  return properties
    .filter(({ property }) => DATES.includes(property))
    .flatMap(({ property, conflict, statements }) =>
      [...grouped(statements, (one) => one.value)].flatMap(([day, same]) =>
        spanned(
          {
            ...NOTHING,
            key: `life ${property} ${day}`,
            lane: 'life',
            from: day,
            what: { list: 'property', word: property },
            statements: same,
            conflict,
          },
          spanOf(day),
        ),
      ),
    )
}

/** Clearances, judgments and warrants: for the time for which they hold, else when they were written. */
function standing({ first }: Identity, now: Date): Dated[] {
  return first.flatMap((one) => {
    const held = validity('standing', [one], false, now)
    if (held.length > 0) return held
    const written: Omit<Dated, 'span'> = {
      ...NOTHING,
      key: `standing ${one.id}`,
      lane: 'standing',
      from: one.written,
      what: { list: 'property', word: one.property },
      value: one.value,
      statements: [one],
    }
    return spanned(written, spanOf(one.written))
  })
}

function holds({ properties }: Identity, now: Date): Dated[] {
  return properties.flatMap(({ conflict, statements }) => {
    const timed = statements.filter((one) => one.from || one.until)
    const same = grouped(timed, ({ value, from, until }) => JSON.stringify([value, from, until]))
    return [...same.values()].flatMap((group) => validity('holds', group, conflict, now))
  })
}

/** The time for which statements of one value hold; without an end it is now, without a beginning the last day alone. */
function validity(lane: Lane, statements: readonly Statement[], conflict: boolean, now: Date): Dated[] {
  const [one] = statements
  if (!one || (!one.from && !one.until)) return []
  const [first, last] = [one.from, one.until].map((day) => (day ? spanOf(day) : undefined))
  const begin = first ?? last
  if (!begin) return []
  const end = one.until ? (last ?? begin).end : daysOf(now)
  const dated: Omit<Dated, 'span'> = {
    ...NOTHING,
    key: `${lane} ${one.id}`,
    lane,
    from: one.from,
    until: one.until,
    what: { list: 'property', word: one.property },
    value: one.value,
    statements,
    conflict,
  }
  return spanned(dated, { start: begin.start, end: Math.max(begin.end, end) })
}

function seen({ sightings }: Identity): Dated[] {
  return sightings.flatMap(({ id, statements }) => {
    const days = grouped(
      statements.filter((one) => one.property === 'date'),
      (one) => one.value,
    )
    const places = statements.filter((one) => one.property === 'location').map((one) => one.value)
    return [...days].flatMap(([day, same]) =>
      spanned(
        {
          ...NOTHING,
          key: `seen ${id} ${day}`,
          lane: 'seen',
          from: day,
          what: { list: 'property', word: 'seen' },
          value: places.join(', '),
          statements: same,
          conflict: days.size > 1,
          to: { room: 'people', id },
        },
        spanOf(day),
      ),
    )
  })
}

function decided({ decisions }: Identity): Dated[] {
  return decisions.flatMap(({ id, verdict, originator, written }) =>
    spanned(
      {
        ...NOTHING,
        key: `decided ${id}`,
        lane: 'decided',
        from: written,
        what: { list: 'verdict-is', word: verdict },
        statements: [],
        by: [originator],
        to: { room: 'resolve', id },
      },
      spanOf(written),
    ),
  )
}

/** Everything that the dossier says, of him and of what he is linked with. */
const saidIn = ({ first, properties, sightings, links }: Identity) => [
  ...first,
  ...properties.flatMap((one) => one.statements),
  ...sightings.flatMap((one) => one.statements),
  ...links.map((one) => one.statement),
]

/** Every report that says something of him, as far as the reader is told which it was. */
export function reportsOf(identity: Identity): { id: string; originator: string }[] {
  const found = new Map<string, string>()
  for (const { report, originator } of saidIn(identity)) if (report) found.set(report, originator)
  return [...found].map(([id, originator]) => ({ id, originator }))
}

/** When each report came that says something of him, and when what it says became known. */
function told(identity: Identity, received: ReadonlyMap<string, Moment>): Dated[] {
  const said = saidIn(identity)
  // To whoever is not told which report it was, the same member and moment are one.
  const reports = grouped(said, (one) => one.report ?? `${one.originator} ${one.written}`)
  return [...reports].flatMap(([report, statements]) => {
    const [one] = statements
    if (!one) return []
    const came = received.get(report)
    const line: Omit<Dated, 'span' | 'key' | 'from' | 'what'> = {
      ...NOTHING,
      lane: 'told',
      statements,
      to: one.report ? { room: 'traffic', id: one.report } : undefined,
    }
    const at = came ?? one.written
    const how = { list: 'dated', word: came ? 'received' : 'written' } as const
    const collected = grouped(
      statements.filter((statement) => statement.collected),
      (statement) => statement.collected ?? '',
    )
    return [
      ...spanned({ ...line, key: `told ${report}`, from: at, what: how }, spanOf(at)),
      ...[...collected].flatMap(([day, same]) =>
        spanned(
          {
            ...line,
            key: `collected ${report} ${day}`,
            from: day,
            what: { list: 'dated', word: 'collected' },
            statements: same,
          },
          spanOf(day),
        ),
      ),
    ]
  })
}

/** Things with the same key together, in the order in which the keys come first; each thing once. */
function grouped(statements: readonly Statement[], keyOf: (one: Statement) => string) {
  const groups = new Map<string, Statement[]>()
  for (const statement of statements) {
    const key = keyOf(statement)
    const group = groups.get(key) ?? []
    if (!group.some((one) => one.id === statement.id)) groups.set(key, [...group, statement])
  }
  return groups
}
