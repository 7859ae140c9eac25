// Why something is withheld from a member: in the reader's language where the page knows the code, else as the node
// wrote it.

import type { Reason } from '../api/shapes'
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

interface WordsProps {
  reason: Reason
  member: string
  /** Whether the number of statements for which it stands is said. */
  count: boolean
}

export function ReasonWords({ reason, member, count }: WordsProps) {
  const text = useText()
  return (
    <>
      <ReasonText reason={reason} member={member} />
      {count && <span className="quiet"> {text('n-statements', { n: reason.statements })}</span>}
    </>
  )
}
