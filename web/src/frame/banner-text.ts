// The label of a page in one line of words, wherever it goes along: over the page, into a copy, a print or a file.

import type { Text } from '../language/language'
import type { PageLabel } from './labels'

export function bannerText(
  label: PageLabel,
  text: Text,
  word: (list: string, word: string) => string,
): string {
  if (label.level === undefined) return text('banner-nothing')
  const relTo =
    label.relTo === 'any-party'
      ? text('rel-any-party')
      : label.relTo.length === 0
        ? text('rel-nobody')
        : text('rel-only', { members: label.relTo.join(', ') })
  const caveats = label.caveats.map((caveat) => word('caveat', caveat.toLowerCase()))
  return [word('level', label.level), relTo, ...caveats].join(' // ')
}

/** The same with the mark of an exercise, for whatever leaves the page. */
export function labelLine(
  label: PageLabel,
  text: Text,
  word: (list: string, word: string) => string,
): string {
  const mark = { all: text('exercise'), some: text('exercise-some'), none: '' }[label.exercise]
  return [bannerText(label, text, word), mark].filter(Boolean).join(' // ')
}
