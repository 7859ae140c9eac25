// Disclosures: how much was given to whom, how, by whom, under which clause and what for; and who looked how often.
// No content.

import { useCallback, useMemo, useState } from 'react'
import type { Client } from '../api/client'
import { useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { Disclosure, Use } from '../api/shapes'
import { useText, useWord } from '../language/language'
import { Empty } from '../parts/empty'
import { Export } from '../parts/export'
import { Loading } from '../parts/loading'
import { MemberName, useMembers } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { When } from '../parts/when'
import { type LongColumn, LongTable } from '../table/long-table'
import { type Count, countDisclosures } from './counts'

/** Disclosures in one answer: the most that the node gives. */
const PER_ANSWER = 1000
/** Answers read for one look: beyond it the page says that it counted the first ones only. */
const MOST_ANSWERS = 100

/** Reads all of them; what came is told each time that it is twice as much, so that telling costs little. */
async function readAll(client: Client, signal: AbortSignal, tell: (sofar: readonly Disclosure[]) => void) {
  const all: Disclosure[] = []
  let after = 0
  let told = 0
  for (let answer = 0; answer < MOST_ANSWERS; answer += 1) {
    const page = await client.disclosures(after, PER_ANSWER, signal)
    all.push(...page.disclosures)
    if (page.next === undefined || page.disclosures.length === 0) return { all, complete: true }
    after = page.next
    if (all.length < 2 * told) continue
    told = all.length
    tell([...all])
  }
  return { all, complete: false }
}

export function Disclosures() {
  const text = useText()
  const client = useClient()
  const [sofar, setSofar] = useState<readonly Disclosure[]>([])
  const given = useRemote(useCallback((signal: AbortSignal) => readAll(client, signal, setSofar), [client]))
  const used = useRemote(useCallback((signal: AbortSignal) => client.uses(signal), [client]))
  const problem = given.problem ?? used.problem
  const all = given.value?.all ?? sofar
  const again = () => {
    given.reload()
    used.reload()
  }
  return (
    <section aria-labelledby="disclosures-title">
      <div className="section-head">
        <h2 id="disclosures-title">{text('disclosures')}</h2>
        <Export table="disclosures" called={text('export-disclosures')} />
        <Export table="looks" called={text('export-looks')} />
      </div>
      {problem && <ProblemNote problem={problem} retry={again} />}
      {given.value?.all.length === 0 && used.value?.length === 0 && (
        <Empty words={text('disclosures-empty')} />
      )}
      {used.value && used.value.length > 0 && <Uses uses={used.value} />}
      {all.length > 0 && <Given disclosures={all} />}
      {given.value && !given.value.complete && (
        <p className="quiet">{text('disclosures-first', { n: all.length })}</p>
      )}
      {all.length > 0 && <Every disclosures={all} />}
      {given.loading && <Loading />}
    </section>
  )
}

function Given({ disclosures }: { disclosures: readonly Disclosure[] }) {
  const text = useText()
  const { members } = useMembers()
  const counts = useMemo(
    () => countDisclosures(disclosures.filter((one) => one.how === 'delivery')),
    [disclosures],
  )
  const columns = useMemo<LongColumn<Count>[]>(() => {
    const number = (id: string, name: string, by: (count: Count) => number) => ({
      id,
      name,
      width: '18%',
      by,
      cell: by,
      isNumber: true,
    })
    return [
      {
        id: 'member',
        name: text('member'),
        width: '28%',
        by: ({ to }) => to,
        words: ({ to }) => `${to} ${members.find(({ member }) => member === to)?.name ?? ''}`,
        cell: ({ to }) => <MemberName code={to} />,
        isRowHeader: true,
      },
      number('reports', text('column-reports'), ({ reports }) => reports),
      number('statements', text('statements'), ({ statements }) => statements),
      number('waiting', text('disclosure-waiting'), ({ waiting }) => waiting),
      {
        id: 'last',
        name: text('disclosure-last'),
        width: '12.5rem',
        by: ({ last }) => last,
        cell: ({ last }) => <When at={last} />,
      },
    ]
  }, [text, members])
  if (counts.length === 0) return null
  return <LongTable caption={text('disclosures-given')} columns={columns} rows={counts} />
}

function Every({ disclosures }: { disclosures: readonly Disclosure[] }) {
  const text = useText()
  const word = useWord()
  const { members } = useMembers()
  const columns = useMemo<LongColumn<Disclosure>[]>(
    () => [
      {
        id: 'time',
        name: text('column-time'),
        width: '12.5rem',
        by: ({ at }) => at,
        cell: ({ at }) => <When at={at} seconds />,
      },
      {
        id: 'member',
        name: text('member'),
        width: '20%',
        by: ({ to }) => to,
        words: ({ to }) => `${to} ${members.find(({ member }) => member === to)?.name ?? ''}`,
        cell: ({ to }) => <MemberName code={to} />,
      },
      {
        id: 'how',
        name: text('disclosure-how'),
        width: '9rem',
        by: ({ how }) => word('how', how),
        cell: ({ how }) => word('how', how),
      },
      {
        id: 'by',
        name: text('disclosure-by'),
        width: '8rem',
        by: ({ login = '' }) => login,
        cell: ({ login }) => <bdi>{login}</bdi>,
      },
      {
        id: 'statements',
        name: text('statements'),
        width: '7.5rem',
        by: ({ statements }) => statements,
        cell: ({ statements }) => statements,
        isNumber: true,
      },
      {
        id: 'clause',
        name: text('clause'),
        width: '28%',
        by: ({ clauses }) => clauses.join(', '),
        cell: ({ clauses }) => <bdi>{clauses.join(', ')}</bdi>,
      },
      {
        id: 'purpose',
        name: text('purpose'),
        width: '18%',
        by: ({ purposes }) => purposes.map((purpose) => word('purpose', purpose)).join(text('comma')),
        cell: ({ purposes }) => purposes.map((purpose) => word('purpose', purpose)).join(text('comma')),
      },
    ],
    [text, word, members],
  )
  return (
    <LongTable
      caption={text('disclosures-all')}
      columns={columns}
      rows={disclosures}
      order={{ column: 'time', descending: true }}
    />
  )
}

function Uses({ uses }: { uses: readonly Use[] }) {
  const text = useText()
  const word = useWord()
  const columns = useMemo<LongColumn<Use>[]>(() => {
    const number = (id: string, by: (use: Use) => number, width: string) => ({
      id,
      name: text(`use-${id}`),
      width,
      by,
      cell: by,
      isNumber: true,
    })
    const who = ({ login, principal }: Use) => login ?? principal
    return [
      {
        id: 'who',
        name: text('use-who'),
        width: '20%',
        by: who,
        cell: (use) => <bdi>{who(use)}</bdi>,
        isRowHeader: true,
      },
      {
        id: 'purpose',
        name: text('purpose'),
        width: '20%',
        by: ({ purpose }) => word('purpose', purpose),
        cell: ({ purpose }) => word('purpose', purpose),
      },
      number('screenings', ({ screenings }) => screenings, '8rem'),
      number('hits', ({ hits }) => hits, '11rem'),
      number('readings', ({ readings }) => readings, '8rem'),
      {
        id: 'last',
        name: text('disclosure-last'),
        width: '12.5rem',
        by: ({ last }) => last,
        cell: ({ last }) => <When at={last} />,
      },
    ]
  }, [text, word])
  return <LongTable caption={text('uses')} columns={columns} rows={uses} />
}
