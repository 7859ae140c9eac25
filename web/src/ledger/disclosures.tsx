// Disclosures: how much was given to whom, how, by whom, under which clause and what for; and who looked how often.
// No content.

import { useCallback } from 'react'
import type { Client } from '../api/client'
import { useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { Disclosure, Use } from '../api/shapes'
import { useText, useWord } from '../language/language'
import { Empty } from '../parts/empty'
import { Loading } from '../parts/loading'
import { MemberName } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { When } from '../parts/when'
import { Wide } from '../parts/wide'
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
  const given = useRemote(useCallback((signal: AbortSignal) => readAll(client, signal), [client]))
  const used = useRemote(useCallback((signal: AbortSignal) => client.uses(signal), [client]))
  const problem = given.problem ?? used.problem
  const again = () => {
    given.reload()
    used.reload()
  }
  return (
    <section aria-labelledby="disclosures-title">
      <h2 id="disclosures-title">{text('disclosures')}</h2>
      {problem && <ProblemNote problem={problem} retry={again} />}
      {given.loading && <Loading />}
      {given.value?.all.length === 0 && used.value?.length === 0 && (
        <Empty words={text('disclosures-empty')} />
      )}
      <div className="two two-even">
        {given.value && given.value.all.length > 0 && (
          <div className="stack">
            <Given disclosures={given.value.all} />
            {!given.value.complete && (
              <p className="quiet">{text('disclosures-first', { n: given.value.all.length })}</p>
            )}
            <Last disclosures={given.value.all.slice(-LAST).reverse()} />
          </div>
        )}
        {used.value && used.value.length > 0 && <Uses uses={used.value} />}
      </div>
    </section>
  )
}

function Given({ disclosures }: { disclosures: Disclosure[] }) {
  const text = useText()
  return (
    <Wide label={text('disclosures-given')}>
      <table className="table">
        <caption>{text('disclosures-given')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('member')}</th>
            <th scope="col" className="number">
              {text('column-reports')}
            </th>
            <th scope="col" className="number">
              {text('statements')}
            </th>
            <th scope="col" className="number">
              {text('disclosure-waiting')}
            </th>
            <th scope="col">{text('disclosure-last')}</th>
          </tr>
        </thead>
        <tbody>
          {countDisclosures(disclosures.filter((one) => one.how === 'delivery')).map((count) => (
            <tr key={count.to}>
              <th scope="row">
                <MemberName code={count.to} />
              </th>
              <td className="number">{count.reports}</td>
              <td className="number">{count.statements}</td>
              <td className="number">{count.waiting}</td>
              <td>
                <When at={count.last} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

function Last({ disclosures }: { disclosures: Disclosure[] }) {
  const text = useText()
  const word = useWord()
  return (
    <Wide label={text('disclosures-last')}>
      <table className="table">
        <caption>{text('disclosures-last')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('column-time')}</th>
            <th scope="col">{text('member')}</th>
            <th scope="col">{text('disclosure-how')}</th>
            <th scope="col">{text('disclosure-by')}</th>
            <th scope="col" className="number">
              {text('statements')}
            </th>
            <th scope="col">{text('clause')}</th>
            <th scope="col">{text('purpose')}</th>
          </tr>
        </thead>
        <tbody>
          {disclosures.map((one, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: reports of one delivery share its position, in a fixed order
            <tr key={`${one.position} ${one.to} ${place}`}>
              <td>
                <When at={one.at} seconds />
              </td>
              <td>
                <MemberName code={one.to} />
              </td>
              <td>{word('how', one.how)}</td>
              <td>
                <bdi>{one.login}</bdi>
              </td>
              <td className="number">{one.statements}</td>
              <td>
                <bdi>{one.clauses.join(', ')}</bdi>
              </td>
              <td>{one.purposes.map((purpose) => word('purpose', purpose)).join(text('comma'))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

function Uses({ uses }: { uses: Use[] }) {
  const text = useText()
  const word = useWord()
  return (
    <Wide label={text('uses')}>
      <table className="table">
        <caption>{text('uses')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('use-who')}</th>
            <th scope="col">{text('purpose')}</th>
            <th scope="col" className="number">
              {text('use-screenings')}
            </th>
            <th scope="col" className="number">
              {text('use-hits')}
            </th>
            <th scope="col" className="number">
              {text('use-readings')}
            </th>
            <th scope="col">{text('disclosure-last')}</th>
          </tr>
        </thead>
        <tbody>
          {uses.map((use) => (
            <tr key={`${use.principal} ${use.purpose}`}>
              <th scope="row">
                <bdi>{use.login ?? use.principal}</bdi>
              </th>
              <td>{word('purpose', use.purpose)}</td>
              <td className="number">{use.screenings}</td>
              <td className="number">{use.hits}</td>
              <td className="number">{use.readings}</td>
              <td>
                <When at={use.last} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
