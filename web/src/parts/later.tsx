// A part of the page that is fetched when it is first asked for. Where the node is away just then, that is said in its
// place, and the rest of the page stays as it is.

import type { ReactNode } from 'react'
import { useRemote } from '../api/remote'
import { Arriving } from './arriving'

interface Props<Part> {
  /** Imports it; always the same function, for another is another part. */
  load: () => Promise<Part>
  children: (part: Part) => ReactNode
}

export function Later<Part>({ load, children }: Props<Part>) {
  return <Arriving of={useRemote(load)}>{children}</Arriving>
}
