// Disclosures: how much was given, to whom, and the last ones with their purpose and clause.

import { useCallback } from 'react'
import type { Client } from '../api/client'
import { useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { Disclosure } from '../api/shapes'
import { useText, useWord } from '../language/language'
import { Loading } from '../parts/loading'
import { ProblemNote } from '../parts/problem'
import { When } from '../parts/when'
import { Empty } from '../traffic/page'
import { countDisclosures } from './counts'

/** Disclosures in one answer. */
const PER_ANSWER = 500
/** Answers read for one look: beyond it the page says that it counted the first ones only. */
const MOST_ANSWERS = 40
/** How many of the last ones are listed. */
const LAST = 30

async function readAll(client: Client, signal: AbortSignal) {
  const all: Disclosure[] = []
  let after = 0
  for (let answer = 0; answer < MOST_ANSWERS; answer += 1) {
    const page = await client.disclosures(after, PER_ANSWER, signal)
    all.push(...page.disclosures)
    if (page.next === undefined || page.disclosures.length === 0) return { all, complete: true }
    after = page.next
  }
  return { all, complete: false }
}

export function Disclosures() {
  const text = useText()
  const client = useClient()
  const { value, problem, loading, reload } = useRemote(
    useCallback((signal: AbortSignal) => readAll(client, signal), [client]),
  )
  return (
    <section aria-labelledby="disclosures-title">
      <h2 id="disclosures-title">{text('disclosures')}</h2>
      {problem && <ProblemNote problem={problem} retry={reload} />}
      {loading && <Loading />}
      {value?.all.length === 0 && <Empty words={text('disclosures-empty')} help="" />}
      {value && value.all.length > 0 && (
        <div className="two two-even">
          <Counts disclosures={value.all} complete={value.complete} />
          <Last disclosures={value.all.slice(-LAST).reverse()} />
        </div>
      )}
    </section>
  )
}

function Counts({ disclosures, complete }: { disclosures: Disclosure[]; complete: boolean }) {
  const text = useText()
  const word = useWord()
  return (
    <div>
      <table className="table">
        <caption>{text('disclosures-counts')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('disclosure-what')}</th>
            <th scope="col">{text('disclosure-to')}</th>
            <th scope="col" className="number">
              {text('disclosure-times')}
            </th>
            <th scope="col" className="number">
              {text('statements')}
            </th>
            <th scope="col">{text('disclosure-last')}</th>
          </tr>
        </thead>
        <tbody>
          {countDisclosures(disclosures).map((count) => (
            <tr key={`${count.what} ${count.to}`}>
              <th scope="row">{word('disclosure', count.what)}</th>
              <td>
                <bdi>{count.to}</bdi>
              </td>
              <td className="number">{count.times}</td>
              <td className="number">{count.statements}</td>
              <td>
                <When at={count.last} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!complete && <p className="quiet">{text('disclosures-first', { n: disclosures.length })}</p>}
    </div>
  )
}

function Last({ disclosures }: { disclosures: Disclosure[] }) {
  const text = useText()
  const word = useWord()
  return (
    <table className="table">
      <caption>{text('disclosures-last')}</caption>
      <thead>
        <tr>
          <th scope="col">{text('column-time')}</th>
          <th scope="col">{text('disclosure-what')}</th>
          <th scope="col">{text('disclosure-to')}</th>
          <th scope="col">{text('disclosure-why')}</th>
        </tr>
      </thead>
      <tbody>
        {disclosures.map((one) => (
          <tr key={one.position}>
            <td>
              <When at={one.at} seconds />
            </td>
            <td>{word('disclosure', one.what)}</td>
            <td>
              <bdi>{one.to ?? one.login ?? one.by}</bdi>
            </td>
            <td>
              {one.purpose && <span>{word('purpose', one.purpose)}</span>}{' '}
              {one.clauses.length > 0 && <bdi className="quiet">{one.clauses.join(', ')}</bdi>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
