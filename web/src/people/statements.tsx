// Statements grouped by property: what is claimed, by whom, how good, since when, and under which label.

import type { PartnerTraffic, Statement } from '../api/shapes'
import { placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { Hijri } from '../parts/day'
import { Icon } from '../parts/icon'
import { LabelButton } from '../parts/label'
import { MemberCode } from '../parts/member'
import { shortId } from '../parts/short-id'

/** Properties in the order in which an officer reads a person; all others follow as they come. */
const ORDER = [
  'name',
  'alias',
  'weakAlias',
  'firstName',
  'fatherName',
  'motherName',
  'lastName',
  'clearance',
  'warrant',
  'judgment',
  'status',
  'birthDate',
  'birthPlace',
  'birthCountry',
  'nationality',
  'gender',
  'passportNumber',
  'idNumber',
]

/** Where a property stands in that order; those that it does not name come last. */
export const rankOf = (property: string) => (ORDER.indexOf(property) + ORDER.length + 1) % (ORDER.length + 1)

/** Whether it says who somebody is, rather than something about him. */
export const identifies = (property: string) => ORDER.includes(property)

export function byProperty(statements: readonly Statement[]): [string, Statement[]][] {
  const groups = new Map<string, Statement[]>()
  for (const statement of statements) {
    groups.set(statement.property, [...(groups.get(statement.property) ?? []), statement])
  }
  return [...groups].sort(([a], [b]) => rankOf(a) - rankOf(b))
}

interface ListProps {
  statements: readonly Statement[]
  /** Where the statements are of one report: how the partners stand with it. */
  partners?: readonly PartnerTraffic[]
}

export function StatementList({ statements, partners = [] }: ListProps) {
  const word = useWord()
  return (
    <dl className="statements">
      {byProperty(statements).map(([property, group]) => (
        <div key={property} className="property">
          <dt>{word('property', property)}</dt>
          {group.map((statement) => (
            <dd key={statement.id} className="statement">
              <Claim statement={statement} />
              <Audience statement={statement.id} partners={partners} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

/** What is claimed, and everything that says how far to trust it. */
export function Claim({ statement }: { statement: Statement }) {
  return (
    <>
      <Value statement={statement} />
      <Provenance statement={statement} />
    </>
  )
}

export function Value({ statement }: { statement: Statement }) {
  const word = useWord()
  const { property, value, original, language } = statement
  return (
    <div className="claim">
      {/^s-[0-9a-f]+$/.test(value) ? (
        <a href={placeOf('people', value)}>
          <code>{shortId(value)}</code>
        </a>
      ) : (
        <>
          <bdi className="value">{property === 'clearance' ? word('clearance', value) : value}</bdi>
          <Hijri day={value} />
        </>
      )}
      {original && original !== value && (
        <bdi className="original" lang={language} dir="auto">
          {original}
        </bdi>
      )}
    </div>
  )
}

/** Who says it, how good it is, for which time and since when, and its label. */
export function Provenance({ statement }: { statement: Statement }) {
  const text = useText()
  return (
    <div className="provenance">
      <span>
        <span className="hidden">{text('originator')} </span>
        <MemberCode code={statement.originator} />
      </span>
      <Grade grade={statement.grade} />
      <span className="times">
        <Valid statement={statement} />
        {statement.ended && <span className="ended">{text('ended')}</span>}
        <span className="valid">
          {statement.since
            ? text('said-since', {
                day: statement.since.slice(0, 10),
                written: statement.written.slice(0, 10),
              })
            : text('written-on', { day: statement.written.slice(0, 10) })}
        </span>
      </span>
      <LabelButton label={statement.label} />
    </div>
  )
}

/** The Admiralty grade, in words on hover and for readers. */
function Grade({ grade }: { grade: string }) {
  const text = useText()
  const word = useWord()
  const words = `${word('reliability', grade.charAt(0))}, ${word('credibility', grade.charAt(1))}`
  return (
    <span className="grade" title={words}>
      <span aria-hidden="true">{grade}</span>
      <span className="hidden">{text('grade-is', { grade, words })}</span>
    </span>
  )
}

function Valid({ statement: { from, until, collected } }: { statement: Statement }) {
  const text = useText()
  if (!from && !until) {
    return collected ? <span className="valid">{text('collected-on', { day: collected })}</span> : null
  }
  return (
    <span className="valid">
      {from && until
        ? text('valid-both', { from, until })
        : from
          ? text('valid-from', { from })
          : text('valid-until', { until: until ?? '' })}
    </span>
  )
}

/** Which partners have this statement, and which do not. */
function Audience({ statement, partners }: { statement: string; partners: readonly PartnerTraffic[] }) {
  const text = useText()
  if (partners.length === 0) return null
  return (
    <ul className="audience" aria-label={text('audience')}>
      {partners.map((partner) => {
        const held = heldFrom(partner, statement)
        return (
          <li key={partner.member} className={`cell cell-${held ? 'withheld' : 'released'}`}>
            <Icon name={held ? 'withheld' : 'delivered'} />
            <MemberCode code={partner.member} />
            <span className="hidden">{text(held ? 'audience-withheld' : 'audience-released')}</span>
          </li>
        )
      })}
    </ul>
  )
}

const heldFrom = (partner: PartnerTraffic, statement: string) =>
  partner.state === 'withheld' || partner.withheld_statements.some((one) => one.statement === statement)
