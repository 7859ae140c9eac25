// What was decided about somebody: the verdict, by whom, when and what it does for the reader. Our own is undone here.

import { useState } from 'react'
import { useMay, useWho } from '../api/session'
import type { Decision, Undone } from '../api/shapes'
import { useBanners } from '../frame/banner'
import { placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { MemberCode } from '../parts/member'
import { shortId } from '../parts/short-id'
import { When } from '../parts/when'
import { Rested } from './rested'
import { Undo } from './undo'

interface Props {
  decisions: readonly Decision[]
  /** One of them was undone. */
  changed: () => void
}

export function Decisions({ decisions, changed }: Props) {
  const text = useText()
  const [undone, setUndone] = useState<Undone>()
  useBanners(decisions.map((decision) => decision.banner))
  const done = (answer: Undone) => {
    setUndone(answer)
    changed()
  }
  if (decisions.length === 0 && !undone) return null
  return (
    <section aria-labelledby="decisions-title">
      <h2 id="decisions-title">{text('decisions')}</h2>
      {undone && <Rested undone={undone} />}
      <ol className="sheet-list decisions">
        {decisions.map((decision) => (
          <li key={decision.id}>
            <Line decision={decision} />
            <UndoOurs decision={decision} done={done} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Line({ decision }: { decision: Decision }) {
  const text = useText()
  const word = useWord()
  const { id, verdict, effect, originator, written, one, other } = decision
  return (
    <p className="facts">
      <a href={placeOf('resolve', id)}>{word('verdict-is', verdict)}</a>
      <span className={`effect effect-${effect}`}>{word('effect', effect)}</span>
      <MemberCode code={originator} />
      <When at={written} />
      <span className="quiet">{text('decided-about', { one: shortId(one), other: shortId(other) })}</span>
    </p>
  )
}

interface OursProps {
  decision: Decision
  done: (undone: Undone) => void
}

/** The undoing of a decision of this node's own member that stands; nothing for any other. */
export function UndoOurs({ decision, done }: OursProps) {
  const { session } = useWho()
  const mayDecide = useMay()('submit')
  const ours = decision.originator === session?.node
  if (!mayDecide || !ours || decision.effect === 'undone') return null
  return <Undo decision={decision.id} done={done} />
}
