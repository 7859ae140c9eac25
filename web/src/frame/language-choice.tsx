// The languages, each by its own name.

import { Radio, RadioGroup } from 'react-aria-components'
import { LANGUAGES, type LanguageCode, useLanguage, useText } from '../language/language'

export function LanguageChoice() {
  const text = useText()
  const { language, choose } = useLanguage()
  return (
    <RadioGroup
      className="languages"
      aria-label={text('language')}
      orientation="horizontal"
      value={language}
      onChange={(code) => choose(code as LanguageCode)}
    >
      {Object.entries(LANGUAGES).map(([code, { name }]) => (
        <Radio key={code} value={code} className="language">
          <span lang={code}>{name}</span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
