// Who would get something, before it is sent: member by member, under which clauses, and what is withheld and why.

import { useEffect, useRef } from 'react'
import type { PartnerPreview } from '../api/shapes'
import { useText, useWord } from '../language/language'
import { ClauseName } from './clause'
import { Icon } from './icon'
import { plainName } from './member'
import { Says } from './says'

/** A reason with the properties of the statements that it keeps back, in the order of the draft. */
export interface Kept {
  reason: PartnerPreview['statements'][number]['reasons'][number]
  properties: string[]
}

/** Each reason once. Pure. */
export function keptBack({ statements }: PartnerPreview): Kept[] {
  const found = new Map<string, Kept>()
  for (const { property, reasons } of statements) {
    for (const reason of reasons) {
      const known = found.get(reason.text) ?? { reason, properties: [] }
      known.properties.push(property)
      found.set(reason.text, known)
    }
  }
  return [...found.values()]
}

interface Props {
  title: string
  partners: readonly PartnerPreview[]
}

export function Audience({ title, partners }: Props) {
  const text = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is brought to the reader
  useEffect(() => heading.current?.focus(), [partners])
  return (
    <section aria-labelledby="audience-title">
      <h3 id="audience-title" ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {partners.length === 0 && <p>{text('audience-nobody')}</p>}
      <ul className="partners">
        {partners.map((partner) => (
          <Partner key={partner.member} partner={partner} />
        ))}
      </ul>
    </section>
  )
}

function Partner({ partner }: { partner: PartnerPreview }) {
  const text = useText()
  const { name, released, withheld, statements } = partner
  const state = released > 0 ? 'delivered' : 'withheld'
  const clauses = [...new Set(statements.flatMap((statement) => statement.clauses))]
  return (
    <li className="partner-item">
      <div className="partner-head">
        <strong>
          <bdi>{plainName(name)}</bdi>
        </strong>
        <span className={`cell cell-${state}`}>
          <Icon name={state} />
          {released > 0 ? text('gets-n', { n: released, all: released + withheld }) : text('gets-nothing')}
        </span>
      </div>
      {clauses.length > 0 && (
        <p className="quiet">
          {clauses.map((clause) => (
            <ClauseName key={clause} clause={clause} />
          ))}
        </p>
      )}
      <Withheld partner={partner} />
    </li>
  )
}

function Withheld({ partner }: { partner: PartnerPreview }) {
  const text = useText()
  const word = useWord()
  const kept = keptBack(partner)
  if (kept.length === 0) return null
  return (
    <ul className="reasons">
      {kept.map(({ reason, properties }) => (
        <li key={reason.text}>
          {partner.released > 0 && (
            <strong>
              {[...new Set(properties)].map((one) => word('property', one)).join(text('comma'))}
              {': '}
            </strong>
          )}
          <Says sentence={{ en: reason.text, ar: reason.text_ar }} />
        </li>
      ))}
    </ul>
  )
}
