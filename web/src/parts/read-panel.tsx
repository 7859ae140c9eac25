// A panel about one thing that is read from the node: on its way, there, or why it is not.

import type { ReactNode } from 'react'
import type { Remote } from '../api/remote'
import { Loading } from './loading'
import { ProblemNote } from './problem'

interface Props<T> {
  /** Of its title, by which it is called. */
  id: string
  title: string
  remote: Remote<T>
  children: (value: T) => ReactNode
  /** What stands below whatever was read. */
  below?: ReactNode
}

export function ReadPanel<T>({ id, title, remote, children, below }: Props<T>) {
  const { value, problem, loading, reload } = remote
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {problem && <ProblemNote problem={problem} retry={reload} />}
      {loading && <Loading />}
      {value !== undefined && children(value)}
      {below}
    </section>
  )
}
