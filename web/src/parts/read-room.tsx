// A room about one thing that is read from the node: the way back, then the thing, or why it is not here.

import type { ReactNode } from 'react'
import type { Remote } from '../api/remote'
import { useText } from '../language/language'
import { Icon } from './icon'
import { Loading } from './loading'
import { NothingForPurpose } from './nothing'
import { ProblemNote } from './problem'

interface Props<T> {
  remote: Remote<T>
  /** Where it is one of many, and what that place is called. */
  back: { to: string; called: string }
  children: (value: T) => ReactNode
}

export function ReadRoom<T>({ remote: { value, problem, loading, reload }, back, children }: Props<T>) {
  const text = useText()
  return (
    <div className="room">
      <nav className="trail" aria-label={text('trail')}>
        <a href={back.to}>
          <Icon name="back" />
          {back.called}
        </a>
      </nav>
      {problem?.kind === 'not-found' ? (
        <NothingForPurpose />
      ) : (
        problem && <ProblemNote problem={problem} retry={reload} />
      )}
      {loading && <Loading />}
      {value !== undefined && children(value)}
    </div>
  )
}
