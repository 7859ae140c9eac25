// Who would get a decision, before it is made: member by member, and why somebody gets less or nothing.

import { useEffect, useRef } from 'react'
import type { PartnerPreview, Reason } from '../api/shapes'
import { useText } from '../language/language'
import { Icon } from '../parts/icon'
import { plainName } from '../parts/member'
import { ReasonWords } from '../parts/reason'

/** Each reason once, with the number of statements for which it stands. Pure. */
export function reasonsOf({ statements }: PartnerPreview): Reason[] {
  const found = new Map<string, Reason>()
  for (const reason of statements.flatMap((statement) => statement.reasons)) {
    const known = found.get(reason.code)
    found.set(reason.code, { ...reason, statements: (known?.statements ?? 0) + 1 })
  }
  return [...found.values()]
}

export function Audience({ partners }: { partners: readonly PartnerPreview[] }) {
  const text = useText()
  const title = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is brought to the reader
  useEffect(() => title.current?.focus(), [partners])
  return (
    <section aria-labelledby="audience-title">
      <h3 id="audience-title" ref={title} tabIndex={-1}>
        {text('audience-title')}
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
  const { member, name, released, withheld } = partner
  const state = released > 0 ? 'delivered' : 'withheld'
  const reasons = reasonsOf(partner)
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
      {reasons.length > 0 && (
        <ul className="reasons">
          {reasons.map((reason) => (
            <li key={reason.code}>
              <ReasonWords reason={reason} member={member} count={released > 0} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
