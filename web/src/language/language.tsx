// The languages of the page: messages from Fluent files, direction, and what React Aria needs to know.

import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle'
import { LocalizationProvider, ReactLocalization, useLocalization } from '@fluent/react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { type Digits, useView } from '../frame/view'
import { withDigits } from './calendar'

/**
 * Digits are European in every language unless the reader wants others: positions, grades, times and document numbers
 * stand beside each other, and two officers on the telephone read out the same shapes. Ids, grades and Zulu times stay.
 */
export const LANGUAGES = {
  en: { name: 'English', locale: 'en-GB', dir: 'ltr' },
  ar: { name: 'العربية', locale: 'ar-IQ-u-nu-latn', dir: 'rtl' },
  ckb: { name: 'کوردی', locale: 'ckb-IQ-u-nu-latn', dir: 'rtl' },
} as const
export type LanguageCode = keyof typeof LANGUAGES

const FILES = import.meta.glob<string>('./*.ftl', { query: '?raw', import: 'default' })
const REMEMBERED = 'tansiq-language'

const isLanguage = (word: string | null): word is LanguageCode => word !== null && word in LANGUAGES

function preferred(): LanguageCode {
  const remembered = localStorage.getItem(REMEMBERED)
  if (isLanguage(remembered)) return remembered
  const spoken = navigator.languages.map((tag) => tag.split('-')[0] ?? '')
  return spoken.find(isLanguage) ?? 'en'
}

/** The messages of a language. Tests hold that every language has the same ones. */
export function bundleOf(code: LanguageCode, messages: string, digits: Digits = 'latn'): FluentBundle {
  const bundle = new FluentBundle([withDigits(LANGUAGES[code].locale, digits), 'en-GB'])
  for (const error of bundle.addResource(new FluentResource(messages))) throw error
  return bundle
}

interface Choice {
  language: LanguageCode
  choose: (code: LanguageCode) => void
}
const Context = createContext<Choice>({ language: 'en', choose: () => {} })
export const useLanguage = () => useContext(Context)

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [wanted, setWanted] = useState(preferred)
  const { digits } = useView().view
  const [shown, setShown] = useState<{ language: LanguageCode; l10n: ReactLocalization }>()

  useEffect(() => {
    let current = true
    void FILES[`./${wanted}.ftl`]?.().then((messages) => {
      if (!current) return
      const { dir } = LANGUAGES[wanted]
      document.documentElement.lang = wanted
      document.documentElement.dir = dir
      setShown({ language: wanted, l10n: new ReactLocalization([bundleOf(wanted, messages, digits)]) })
    })
    return () => {
      current = false
    }
  }, [wanted, digits])

  const choose = useCallback((code: LanguageCode) => {
    localStorage.setItem(REMEMBERED, code)
    setWanted(code)
  }, [])
  const choice = useMemo(() => ({ language: shown?.language ?? 'en', choose }), [shown, choose])

  if (!shown) return null
  return (
    <Context value={choice}>
      <I18nProvider locale={withDigits(LANGUAGES[shown.language].locale, digits)}>
        <LocalizationProvider l10n={shown.l10n}>{children}</LocalizationProvider>
      </I18nProvider>
    </Context>
  )
}

export type Text = (id: string, values?: Record<string, FluentVariable>) => string

/** Messages as text. Values are isolated, so that a name in another direction cannot turn the sentence. */
export function useText(): Text {
  const { l10n } = useLocalization()
  return useCallback((id, values) => l10n.getString(id, values ?? null), [l10n])
}

/**
 * A word of one of the node's closed lists (`level-secret`, `role-analyst`). A word that this page does not
 * know yet, because the node is newer, is shown as it is.
 */
export function useWord(): (list: string, word: string) => string {
  const { l10n } = useLocalization()
  return useCallback(
    (list, word) => {
      const id = `${list}-${word.replace(/[^A-Za-z0-9-]/g, '-')}`
      return l10n.getBundle(id) ? l10n.getString(id) : word
    },
    [l10n],
  )
}
