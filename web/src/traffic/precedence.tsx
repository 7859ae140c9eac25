// The precedence of a report, as the desk knows it.

import { useWord } from '../language/language'
import { Icon } from '../parts/icon'

export function PrecedenceMark({ precedence }: { precedence: string }) {
  const word = useWord()
  return (
    <span className={`precedence precedence-${precedence}`}>
      {precedence === 'flash' && <Icon name="warning" />}
      {word('precedence', precedence)}
    </span>
  )
}
