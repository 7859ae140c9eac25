// Whom and what somebody is linked with, each with the statement that says so.

import type { Link } from '../api/shapes'
import { placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { shortId } from '../parts/short-id'
import { Provenance } from './statements'

export function Links({ links }: { links: readonly Link[] }) {
  const text = useText()
  const word = useWord()
  if (links.length === 0) return null
  return (
    <section aria-labelledby="links-title">
      <h2 id="links-title">{text('links', { n: links.length })}</h2>
      <ul className="sheet-list">
        {links.map((link) => (
          <li key={`${link.id} ${link.statement.id}`} className="statement">
            <p className="facts">
              <span className="quiet">
                {text(link.incoming ? 'link-incoming' : 'link-outgoing', {
                  what: word('property', link.property),
                })}
              </span>
              <a href={placeOf('people', link.id)}>
                <bdi>{link.caption || shortId(link.id)}</bdi>
              </a>
              <span>{word('kind', link.kind)}</span>
            </p>
            <Provenance statement={link.statement} />
          </li>
        ))}
      </ul>
    </section>
  )
}
