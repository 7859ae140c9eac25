// Why two names are taken for alike: the spelling that matched, and part by part how.

import type { NamePart } from '../api/shapes'
import { useText, useWord } from '../language/language'

export function NameWhy({ matched, parts }: { matched: string; parts: readonly NamePart[] }) {
  const text = useText()
  const word = useWord()
  return (
    <div className="why">
      <p>
        {text('matched')} <bdi>{matched}</bdi>
      </p>
      {parts.length > 0 && (
        <ul className="why-parts" aria-label={text('why')}>
          {parts.map((part) => (
            <li key={`${part.left} ${part.right} ${part.how}`} className={`why-part why-${part.how}`}>
              <span className="why-pair">
                <bdi>{part.left ?? '–'}</bdi>
                <span aria-hidden="true">·</span>
                <bdi>{part.right ?? '–'}</bdi>
              </span>
              <span className="why-how">
                {word('name-role', part.role)}
                {text('comma')}
                {word('how', part.how)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
