// Links as a list, each with the statement that says so.

import type { ReactNode } from 'react'
import { placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { Few } from '../parts/few'
import { Provenance } from '../people/statements'
import type { Linkage } from './network'
import { KindSign } from './signs'

interface Props {
  linkages: readonly Linkage[]
  /** What can be done with the other. */
  actions?: (linkage: Linkage) => ReactNode
}

export function LinkList({ linkages, actions }: Props) {
  const text = useText()
  const word = useWord()
  return (
    <Few all={linkages}>
      {(shown) => (
        <ul className="sheet-list">
          {shown.map((linkage) => (
            <li key={`${linkage.other} ${linkage.statement.id}`} className="statement">
              <div className="facts">
                <span className="quiet">
                  {text(linkage.incoming ? 'link-incoming' : 'link-outgoing', {
                    what: word('property', linkage.statement.property),
                  })}
                </span>
                <a href={placeOf('people', linkage.other)}>
                  <bdi>{linkage.caption}</bdi>
                </a>
                <span className="kind">
                  <KindSign kind={linkage.kind} />
                  {word('kind', linkage.kind)}
                </span>
                {actions?.(linkage)}
              </div>
              <Provenance statement={linkage.statement} />
            </li>
          ))}
        </ul>
      )}
    </Few>
  )
}
