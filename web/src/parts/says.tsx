// A sentence that the node wrote in both languages of the agreements.

import type { Sentence } from '../api/shapes'
import { useLanguage } from '../language/language'

/** A sentence in the language of the page; Arabic for whoever reads neither, as the agreements themselves. */
export function Says({ sentence }: { sentence: Sentence }) {
  const { language } = useLanguage()
  return language === 'en' ? (
    <span lang="en" dir="ltr">
      {sentence.en}
    </span>
  ) : (
    <span lang="ar" dir="rtl">
      {sentence.ar}
    </span>
  )
}
