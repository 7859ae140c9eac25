// A clause by its number and agreement: `border-2026/7`. Whoever may read agreements can open it.

import { useMay } from '../api/session'
import { placeOf } from '../frame/route'
import { useText } from '../language/language'

export function ClauseName({ clause }: { clause: string }) {
  const text = useText()
  const mayRead = useMay()('read-agreements')
  const [agreement = '', number = ''] = clause.split('/')
  const words = text('under-clause', { clause: number, agreement })
  return mayRead && agreement ? (
    <a className="clause" href={placeOf('members', agreement)}>
      {words}
    </a>
  ) : (
    <span className="clause">{words}</span>
  )
}
