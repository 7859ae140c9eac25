// The line that protects whoever only shares a name: how many have it, how many of them are cleared, how many wanted, and
// what to check; then what each check is worth.

import type { Screening } from '../api/shapes'
import { useText, useWord } from '../language/language'
import type { ToCheck } from './answer'

interface Props {
  screening: Screening
  toCheck: readonly ToCheck[]
}

export function ShieldLine({ screening: { named, cleared, wanted, more }, toCheck }: Props) {
  const text = useText()
  const word = useWord()
  if (named === 0) return text('shield-nobody')
  const check = toCheck.slice(0, 2).map((one) => word('shield-check', one.kind))
  return [
    text(more ? 'shield-more' : 'shield-named', { n: named }),
    text('shield-cleared', { n: cleared }),
    text('shield-wanted', { n: wanted }),
    ...(check.length > 0 ? [text('shield-ask', { what: check.join(text('and-list')) })] : []),
  ].join(text('semicolon'))
}

export function ChecksInWords({ screening, toCheck }: Props) {
  const text = useText()
  const word = useWord()
  if (toCheck.length === 0) return null
  return (
    <>
      <p className="check-title">{text('to-check')}</p>
      <ul className="check">
        {toCheck.map(({ kind, question }) => (
          <li key={kind}>
            {word('check', kind)}
            {question && (
              <span className="quiet">
                {' '}
                {text('check-worth', {
                  held: question.held,
                  named: screening.named,
                  left: Math.max(1, Math.round(question.remaining)),
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
