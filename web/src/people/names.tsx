// The names of somebody, each once and in the script in which it was written.

import type { SaidOfHim } from '../api/shapes'
import { useText, useWord } from '../language/language'

const NAMES = ['name', 'alias', 'weakAlias']

interface Spelling {
  spelling: string
  language: string | undefined
  property: string
}

/** Every spelling of a property's values, the rendering before the original. Pure. */
export function spellings(properties: readonly SaidOfHim[]): Spelling[] {
  const found = new Map<string, Spelling>()
  const named = NAMES.flatMap((name) => properties.filter(({ property }) => property === name))
  for (const { property, statements } of named) {
    for (const { value, original, language } of statements) {
      // The rendering is in Latin letters; the language is that of the original.
      const both = original && original !== value ? [value, original] : [value]
      for (const spelling of both) {
        const own = spelling === original ? language : undefined
        if (!found.has(spelling)) found.set(spelling, { spelling, language: own, property })
      }
    }
  }
  return [...found.values()]
}

export function Names({ properties }: { properties: readonly SaidOfHim[] }) {
  const text = useText()
  const word = useWord()
  const names = spellings(properties)
  if (names.length === 0) return null
  return (
    <ul className="spellings" aria-label={text('names')}>
      {names.map(({ spelling, language, property }) => (
        <li key={spelling}>
          <bdi lang={language} dir="auto">
            {spelling}
          </bdi>
          {property !== 'name' && <span className="quiet">{word('property', property)}</span>}
        </li>
      ))}
    </ul>
  )
}
