// What is asked of the node, once it is there; until then that it is on its way, or the problem in its place.

import type { Remote } from '../api/remote'
import { Loading } from './loading'
import { ProblemNote } from './problem'

export function Arriving<T>({ of, children }: { of: Remote<T>; children: (value: T) => React.ReactNode }) {
  if (of.problem) return <ProblemNote problem={of.problem} retry={of.reload} />
  if (of.loading || of.value === undefined) return <Loading />
  return children(of.value)
}
