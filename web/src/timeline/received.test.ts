import { expect, it } from 'vitest'
import type { Line, ReportTraffic } from '../api/shapes'
import { manOf, statementOf } from '../people/testing'
import { Book } from '../traffic/book'
import { reportsOf } from './dated'
import { receivedIn, receptionsOf } from './received'

it('takes the time at which a report came here from the traffic that the page holds', () => {
  const line = (id: string, originator: string) => {
    const report = { id, originator, precedence: 'routine', written: '2026-11-20T08:00:00Z' }
    return { position: 1, what: 'received', at: '2026-11-20T11:00:00Z', report } as Line
  }
  const book = new Book()
  book.add([line('r-1', 'BGD'), line('r-2', 'CAI')])
  const statements = [
    statementOf('name', 'A'),
    statementOf('alias', 'B', { originator: 'AMM', report: 'r-2' }),
  ]
  const identity = manOf({ properties: [{ property: 'name', conflict: false, statements }] })
  expect([...receivedIn(book, identity)]).toEqual([['r-1', '2026-11-20T11:00:00Z']])
})

it('takes the first reception of a report that is asked for', () => {
  const receptions = [{ at: '2026-11-20T12:00:00Z' }, { at: '2026-11-19T12:00:00Z' }]
  const answers = [
    { report: { id: 'r-1' }, receptions },
    { report: { id: 'r-2' }, receptions: [] },
  ] as unknown as ReportTraffic[]
  expect(receptionsOf(answers)).toEqual([['r-1', '2026-11-19T12:00:00Z']])
})

it('asks for each report of a dossier once, and for none that the reader is not told', () => {
  const statements = [
    statementOf('name', 'A'),
    statementOf('alias', 'B', { originator: 'AMM', report: 'r-2' }),
  ]
  const { report: _, ...untold } = statementOf('birthDate', '1971')
  const properties = [
    { property: 'name', conflict: false, statements: [...statements, ...statements, untold] },
  ]
  expect(reportsOf(manOf({ properties }))).toEqual([
    { id: 'r-1', originator: 'BGD' },
    { id: 'r-2', originator: 'AMM' },
  ])
})
