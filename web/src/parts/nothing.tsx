// What there is not, or not for this reader and purpose.

import { useText, useWord } from '../language/language'
import { Empty } from './empty'
import { OtherPurposes, usePurpose } from './purpose'

/** Nothing there, or not for the reader: one answer. */
export function NothingForPurpose() {
  const text = useText()
  const word = useWord()
  const { purpose } = usePurpose()
  return (
    <div role="status">
      <Empty words={text('subject-none', { purpose: word('purpose', purpose) })} />
      <OtherPurposes title={text('other-purposes-read')} />
    </div>
  )
}
