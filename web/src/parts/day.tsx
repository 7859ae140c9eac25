// A day as it is written, and the Hijri one beside it for whoever wants it.

import { useView } from '../frame/view'
import { hijri } from '../language/calendar'
import { LANGUAGES, useLanguage } from '../language/language'

export function Hijri({ day }: { day: string }) {
  const { view } = useView()
  const { language } = useLanguage()
  const shown = view.hijri ? hijri(day, LANGUAGES[language].locale, view.digits) : ''
  return shown ? <bdi className="hijri"> {shown}</bdi> : null
}
