// Two people side by side: what is said of each, the evidence between them, what is weighed, and the decision.

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useRemote } from '../api/remote'
import { useClient, useMay } from '../api/session'
import type { Identity, Pair, Statement } from '../api/shapes'
import { useBanners } from '../frame/banner'
import { placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { PurposeChoice, usePurpose } from '../parts/purpose'
import { ReadRoom } from '../parts/read-room'
import { Deciding, type Typed } from './deciding'
import { Decisions } from './decisions'
import { rowsOf } from './evidence'
import { Sides } from './sides'
import { Bits } from './weight'

interface Ids {
  one: string
  other: string
}
interface Both {
  pair: Pair
  one: Identity
  other: Identity
}

export function PairPage({ one, other }: Ids) {
  const text = useText()
  const [typed, setTyped] = useState<Typed>({ reason: '', basis: '' })
  const client = useClient()
  const { purpose } = usePurpose()
  const remote = useRemote(
    useCallback(
      async (signal: AbortSignal): Promise<Both> => {
        const [pair, here, there] = await Promise.all([
          client.pair(one, other, purpose, signal),
          client.identity(one, purpose, signal),
          client.identity(other, purpose, signal),
        ])
        return { pair, one: here, other: there }
      },
      [client, one, other, purpose],
    ),
  )
  return (
    <ReadRoom remote={remote} back={{ to: placeOf('resolve'), called: text('queue-title') }}>
      {(both) => (
        <SideBySide both={both} ids={{ one, other }} reload={remote.reload} words={{ typed, setTyped }} />
      )}
    </ReadRoom>
  )
}

const saidOf = (identity: Identity): Statement[] => [
  ...identity.first,
  ...identity.properties.flatMap((property) => property.statements),
]

interface SideBySideProps {
  both: Both
  ids: Ids
  reload: () => void
  words: { typed: Typed; setTyped: (typed: Typed) => void }
}

function SideBySide({ both, ids, reload, words }: SideBySideProps) {
  const text = useText()
  const word = useWord()
  const { pair, one, other } = both
  const mayDecide = useMay()('submit')
  const title = useRef<HTMLHeadingElement>(null)
  const rows = useMemo(() => rowsOf(saidOf(one), saidOf(other), pair.evidence), [one, other, pair])
  const [weighed, setWeighed] = useState<ReadonlySet<string>>(
    () => new Set(pair.evidence.flatMap((piece) => piece.statements)),
  )
  useBanners([pair.banner, one.banner, other.banner])
  useEffect(() => title.current?.focus(), [])
  const toggle = (id: string) =>
    setWeighed((last) => {
      const next = new Set(last)
      if (!next.delete(id)) next.add(id)
      return next
    })
  const joined = one.subjects.some((subject) => subject.id === ids.other)
  return (
    <>
      <header className="room-head">
        <div>
          <h1 ref={title} tabIndex={-1}>
            {text('pair-title')}
          </h1>
          <p className="pair-sum">
            {text('pair-sum')} {word('advice', pair.advice)} <Bits bits={pair.weight} />
          </p>
        </div>
        <PurposeChoice />
      </header>
      {joined ? (
        <p>
          {text('pair-joined')} <a href={placeOf('people', one.id)}>{text('dossier')}</a>
        </p>
      ) : (
        <Sides pair={pair} rows={rows} weighed={weighed} toggle={mayDecide ? toggle : undefined} />
      )}
      <Decisions decisions={pair.decisions} changed={reload} />
      {!joined && mayDecide && <Deciding ids={ids} rows={rows} weighed={[...weighed]} {...words} />}
      {!mayDecide && <p className="quiet">{text('may-not-decide')}</p>}
    </>
  )
}
