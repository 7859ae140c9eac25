// Resolve: who may be one person and waits for a decision; two of them side by side; one decision.

import { DecisionPage } from './decision'
import { PairPage } from './pair'
import { QueuePage } from './queue'

export function ResolvePage({ id }: { id: string | undefined }) {
  if (id === undefined) return <QueuePage />
  const [one = '', other] = id.split(',')
  return other ? <PairPage key={id} one={one} other={other} /> : <DecisionPage key={id} id={one} />
}
