// The first of many, and the next ones when they are asked for: what is long is neither hidden nor drawn all at once.

import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components'
import { useText } from '../language/language'

const AT_ONCE = 100

interface Props<T> {
  all: readonly T[]
  /** Draws those that are shown. */
  children: (shown: readonly T[]) => ReactNode
}

export function Few<T>({ all, children }: Props<T>) {
  const text = useText()
  const [most, setMost] = useState(AT_ONCE)
  return (
    <>
      {children(all.slice(0, most))}
      {all.length > most && (
        <Button className="button" onPress={() => setMost(most + AT_ONCE)}>
          {text('show-more', { n: all.length - most })}
        </Button>
      )}
    </>
  )
}
