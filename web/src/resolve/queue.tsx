// What waits for a decision, the likeliest first, each with its reasons. It is gone through part by part: a part looks at
// the people who were spoken of last before those of the part before.

import { useCallback, useState } from 'react'
import { Button } from 'react-aria-components'
import { useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { Pair, PairSide, Queue } from '../api/shapes'
import { useBanners } from '../frame/banner'
import { useText, useWord } from '../language/language'
import { useAct } from '../parts/act'
import { Empty } from '../parts/empty'
import { Loading } from '../parts/loading'
import { Originators } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { PurposeChoice, usePurpose } from '../parts/purpose'
import { pairId, placeOfPair } from './place'
import { RulePanel } from './rule'
import { Piece, Weight } from './weight'

export function QueuePage() {
  const text = useText()
  const client = useClient()
  const { purpose } = usePurpose()
  const [weak, setWeak] = useState(false)
  const { value, problem, loading, reload } = useRemote(
    useCallback((signal: AbortSignal) => client.queue({ purpose, weak }, signal), [client, purpose, weak]),
  )
  return (
    <div className="room">
      <header className="room-head">
        <div>
          <h1>{text('queue-title')}</h1>
          <p className="quiet">{text('queue-help')}</p>
        </div>
        <div className="room-tools">
          <label className="tick">
            <input type="checkbox" checked={weak} onChange={(event) => setWeak(event.target.checked)} />
            {text('queue-weak')}
          </label>
          <PurposeChoice />
        </div>
      </header>
      {problem && <ProblemNote problem={problem} retry={reload} />}
      {loading && <Loading />}
      {value && <Parts key={`${purpose} ${weak}`} first={value} weak={weak} />}
      <RulePanel />
    </div>
  )
}

/** The first part, and those that were asked for after it. */
function Parts({ first, weak }: { first: Queue; weak: boolean }) {
  const text = useText()
  const client = useClient()
  const { purpose } = usePurpose()
  const [more, setMore] = useState<readonly Queue[]>([])
  const { busy, problem, run } = useAct()
  const parts = [first, ...more]
  const pairs = parts.flatMap((part) => part.pairs)
  const next = parts.at(-1)?.next
  useBanners(pairs.map((pair) => pair.banner))

  const goOn = (after: string) =>
    void run(async () => {
      const part = await client.queue({ purpose, weak, after })
      setMore((last) => [...last, part])
    })
  return (
    <>
      <p role="status">
        {text('queue-n', { n: pairs.length, people: parts.reduce((sum, part) => sum + part.looked_at, 0) })}
      </p>
      {pairs.length === 0 && <Empty words={text('queue-empty')} help={text('queue-empty-help')} />}
      <ol className="results">
        {pairs.map((pair) => (
          <li key={pairId(pair.one.id, pair.other.id)}>
            <Waiting pair={pair} />
          </li>
        ))}
      </ol>
      {problem && <ProblemNote problem={problem} />}
      {next && (
        <Button className="button" isDisabled={busy} onPress={() => goOn(next)}>
          {text(busy ? 'queue-busy' : 'queue-more')}
        </Button>
      )}
    </>
  )
}

function Waiting({ pair }: { pair: Pair }) {
  const text = useText()
  return (
    <article className="waiting">
      <h2 className="waiting-two">
        <a href={placeOfPair(pair.one.id, pair.other.id)}>
          <bdi>{pair.one.caption}</bdi>
          <span className="waiting-and"> {text('and')} </span>
          <bdi>{pair.other.caption}</bdi>
        </a>
      </h2>
      <Weight bits={pair.weight} />
      <div className="waiting-sides">
        <SideFacts side={pair.one} />
        <SideFacts side={pair.other} />
      </div>
      <ul className="pieces" aria-label={text('reasons')}>
        {pair.evidence.map((piece) => (
          <li key={`${piece.kind} ${piece.statements.join()}`}>
            <Piece piece={piece} />
          </li>
        ))}
      </ul>
      {pair.decisions.length > 0 && (
        <p className="quiet">{text('queue-decided', { n: pair.decisions.length })}</p>
      )}
    </article>
  )
}

/** What is known of one of the two in few words. */
export function SideFacts({ side }: { side: PairSide }) {
  const text = useText()
  const word = useWord()
  return (
    <p className="facts">
      {side.births.length > 0 && <span>{text('born', { dates: side.births.join(', ') })}</span>}
      {side.persons.map((person) => (
        <span key={person} className={`person person-${person}`}>
          {word('person', person)}
        </span>
      ))}
      <Originators codes={side.originators} />
    </p>
  )
}
