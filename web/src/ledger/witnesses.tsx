// Who cosigned this ledger and since when, whose ledger this node cosigned, and what contradicts: sizes and times only.

import { useCallback } from 'react'
import { useReloadWithTraffic } from '../api/live'
import { useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { LedgerContradiction, Witnesses as Seen, Witness } from '../api/shapes'
import { useText, useWord } from '../language/language'
import { Empty } from '../parts/empty'
import { Icon } from '../parts/icon'
import { Loading } from '../parts/loading'
import { MemberName } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { When } from '../parts/when'

export function Witnesses() {
  const text = useText()
  const client = useClient()
  const { value, problem, loading, reload } = useRemote(
    useCallback((signal: AbortSignal) => client.witnesses(signal), [client]),
  )
  useReloadWithTraffic(reload)
  return (
    <section aria-labelledby="witnesses-title">
      <h2 id="witnesses-title">{text('witnesses')}</h2>
      {problem && <ProblemNote problem={problem} retry={reload} />}
      {loading && <Loading />}
      {value && (
        <div className="stack">
          {value.contradictions.map((found) => (
            <Contradiction key={found.position} found={found} />
          ))}
          <p className="quiet">{text('witnesses-help')}</p>
          {value.members.length === 0 ? <Empty words={text('witnesses-none')} /> : <Table seen={value} />}
        </div>
      )}
    </section>
  )
}

function Table({ seen }: { seen: Seen }) {
  const text = useText()
  return (
    <div className="sheet">
      <table className="table">
        <caption>
          {seen.asked
            ? text('witnesses-asked', { n: seen.asked.size, of: seen.news })
            : text('witnesses-not-asked')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{text('member')}</th>
            <th scope="col">{text('witness-state')}</th>
            <th scope="col" className="number">
              {text('witness-cosigned')}
            </th>
            <th scope="col">{text('witness-since')}</th>
            <th scope="col" className="number">
              {text('witness-theirs')}
            </th>
            <th scope="col">{text('witness-since')}</th>
          </tr>
        </thead>
        <tbody>
          {seen.members.map((one) => (
            <Row key={one.member} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** How a state looks; the words beside it say the same. */
const TONES: Record<Witness['state'], string> = {
  cosigned: 'cell cell-delivered',
  behind: 'cell cell-waiting',
  never: 'cell cell-waiting',
  'not-asked': 'cell cell-nothing',
  inactive: 'cell cell-nothing',
  contradiction: 'cell cell-refused',
}

function Row({ one }: { one: Witness }) {
  const word = useWord()
  return (
    <tr>
      <th scope="row">
        <MemberName code={one.member} />
      </th>
      <td>
        <span className={TONES[one.state]}>{word('witness-is', one.state)}</span>
        {one.trouble && <span className="quiet"> {word('trouble', one.trouble)}</span>}
      </td>
      <td className="number">{one.size}</td>
      <td>{one.at && <When at={one.at} />}</td>
      <td className="number">{one.witnessed?.size}</td>
      <td>{one.witnessed && <When at={one.witnessed.at} />}</td>
    </tr>
  )
}

function Contradiction({ found }: { found: LedgerContradiction }) {
  const text = useText()
  const values = { log: found.log, witness: found.witness }
  return (
    <div className="problem" role="alert">
      <Icon name="warning" />
      <div>
        <p className="problem-title">
          {found.same_size ? text('contradiction-proof', values) : text('contradiction', values)}
        </p>
        <p>
          {text('entry-at', { position: found.position })} <When at={found.at} />
        </p>
        <details>
          <summary>{text('contradiction-notes')}</summary>
          {[found.held, found.shown].map((note) => (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a long line is scrolled with the keyboard
            <pre key={note} className="note" dir="ltr" tabIndex={0}>
              {note}
            </pre>
          ))}
        </details>
      </div>
    </div>
  )
}
