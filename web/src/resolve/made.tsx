// A decision that was just made: what it says, where it leads, and its undoing.

import { useEffect, useRef, useState } from 'react'
import type { DecisionRequest, Undone } from '../api/shapes'
import { placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { Icon } from '../parts/icon'
import { Rested } from './rested'
import { Undo } from './undo'

export function Made({ id, request }: { id: string; request: DecisionRequest }) {
  const text = useText()
  const word = useWord()
  const title = useRef<HTMLHeadingElement>(null)
  const [undone, setUndone] = useState<Undone>()
  useEffect(() => title.current?.focus(), [])
  if (undone) return <Rested undone={undone} />
  return (
    <section className="panel made" aria-labelledby="made-title">
      <h2 id="made-title" ref={title} tabIndex={-1}>
        <Icon name="delivered" />
        {text('decided', { verdict: word('verdict-is', request.verdict) })}
      </h2>
      <p className="made-links">
        <a href={placeOf('people', request.one)}>{text('dossier')}</a>
        <a href={placeOf('resolve', id)}>{text('decision-detail')}</a>
        <a href={placeOf('resolve')}>{text('queue-next')}</a>
      </p>
      <Undo decision={id} basis={request.legal_basis} done={setUndone} />
    </section>
  )
}
