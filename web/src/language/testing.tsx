// For tests of components: the page in one language, without a node.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LocalizationProvider, ReactLocalization } from '@fluent/react'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { bundleOf, type LanguageCode } from './language'

export function inLanguage(page: ReactNode, language: LanguageCode = 'en') {
  const messages = readFileSync(join(process.cwd(), `src/language/${language}.ftl`), 'utf8')
  const l10n = new ReactLocalization([bundleOf(language, messages)])
  return <LocalizationProvider l10n={l10n}>{page}</LocalizationProvider>
}

export const show = (page: ReactNode, language?: LanguageCode) => render(inLanguage(page, language))

/** Text without the signs that isolate values of another direction. */
export const plain = (text: string | null | undefined) => (text ?? '').replace(/[\u2066-\u2069]/g, '')
