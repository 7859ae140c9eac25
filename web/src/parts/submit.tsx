// The button that sends a form, and above it the problem that sending met.

import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { Act } from './act'
import { ProblemNote } from './problem'

interface Props {
  act: Act
  words: string
  /** More buttons beside it. */
  children?: ReactNode
}

export function Submit({ act, words, children }: Props) {
  return (
    <>
      {act.problem && <ProblemNote problem={act.problem} />}
      <div className="buttons">
        <Button className="button button-main" type="submit" isDisabled={act.busy}>
          {words}
        </Button>
        {children}
      </div>
    </>
  )
}
