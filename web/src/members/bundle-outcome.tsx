// What is in a bundle that was written, and what came of one that was read, line by line.

import type { BundleRead, BundleWritten } from '../api/shapes'
import { useText } from '../language/language'
import { Icon } from '../parts/icon'
import { MemberName } from '../parts/member'
import { When } from '../parts/when'

export function InFile({ written, name }: { written: BundleWritten; name: string }) {
  const text = useText()
  const { deliveries, items, acknowledgements, asks, more, to } = written
  return (
    <ul className="sheet-list">
      <li className="cell cell-delivered">
        <Icon name="delivered" />
        <bdi>{name}</bdi>
      </li>
      <li>
        {deliveries
          ? text('carry-holds', { first: deliveries.first, last: deliveries.last, items })
          : text('carry-holds-none')}
      </li>
      <li>{text('carry-acknowledgements', { n: acknowledgements })}</li>
      {asks !== undefined && (
        <li>
          <MemberName code={to} />: {text('carry-asks', { first: asks })}
        </li>
      )}
      {more && <li className="notice">{text('carry-more')}</li>}
    </ul>
  )
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

export function CameOf({ read }: { read: BundleRead }) {
  const text = useText()
  const { from, made, before, deliveries, refused, missing, acknowledgements, asks } = read
  const fresh = deliveries.filter((one) => !one.before)
  const known = deliveries.filter((one) => one.before)
  const nothing = fresh.length === 0 && acknowledgements.taken === 0 && !refused
  return (
    <ul className="sheet-list">
      <li>
        <MemberName code={from} />, {text('carry-made')} <When at={made} />
      </li>
      {before && (
        <li>
          {text('carry-before')} <When at={before} />
        </li>
      )}
      {fresh.length > 0 && (
        <li className="cell cell-delivered">
          <Icon name="delivered" />
          {text('carry-taken', {
            ...ends(fresh),
            stored: sum(fresh.map((one) => one.stored)),
            known: sum(fresh.map((one) => one.known)),
          })}
        </li>
      )}
      {fresh.flatMap(({ sequence, refused: items }) =>
        items.map(({ code, count }) => (
          <Refused
            key={`${sequence} ${code}`}
            words={text('carry-items-refused', { n: count })}
            code={code}
          />
        )),
      )}
      {known.length > 0 && <li>{text('carry-known', ends(known))}</li>}
      {acknowledgements.taken + acknowledgements.known > 0 && (
        <li>{text('carry-answers', { taken: acknowledgements.taken, known: acknowledgements.known })}</li>
      )}
      {acknowledgements.refused.map(({ code, count }) => (
        <Refused key={code} words={text('carry-answers-refused', { n: count })} code={code} />
      ))}
      {missing && <li className="notice">{text('carry-missing', { ...missing })}</li>}
      {refused && !missing && (
        <Refused words={text('carry-delivery-refused', { n: refused.sequence })} code={refused.code}>
          {refused.detail}
        </Refused>
      )}
      {refused && refused.unread > 0 && <li>{text('carry-unread', { n: refused.unread })}</li>}
      {asks !== undefined && <li className="notice">{text('carry-asked', { first: asks })}</li>}
      {nothing && <li>{text('carry-nothing-new')}</li>}
    </ul>
  )
}

/** They follow one another. */
const ends = (deliveries: BundleRead['deliveries']) => ({
  first: deliveries[0]?.sequence ?? 0,
  last: deliveries.at(-1)?.sequence ?? 0,
})

/** What was refused, with the node's word for it. */
function Refused({ words, code, children }: { words: string; code: string; children?: string }) {
  return (
    <li className="cell cell-withheld">
      <Icon name="refused" />
      {words}{' '}
      <span lang="en" dir="auto">
        {children} <code>{code}</code>
      </span>
    </li>
  )
}
