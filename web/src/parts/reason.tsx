// Why something is withheld from a member: in the reader's language where the page knows the code, else as the node
// wrote it.

import { useText, useWord } from '../language/language'

export function ReasonText({ reason, member }: { reason: { code: string; text: string }; member: string }) {
  const text = useText()
  const word = useWord()
  if (word('reason', reason.code) !== reason.code) return text(`reason-${reason.code}`, { member })
  return (
    <span lang="en" dir="auto">
      {reason.text}
    </span>
  )
}
