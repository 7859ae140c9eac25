import { expect, it } from 'vitest'
import type { Line, ReportTraffic } from '../api/shapes'
import { manOf, statementOf } from '../people/testing'
import { reportsOf } from './dated'
import { receivedBy, receptionsOf } from './received'

const line = (what: string, id: string, at: string) => ({ what, at, report: { id } }) as Line

it('takes the first time at which a report was taken in, and no line that says something else of it', () => {
  const lines = [
    line('received', 'r-1', '2026-11-20T12:00:00Z'),
    line('received', 'r-1', '2026-11-20T11:00:00Z'),
    line('acknowledged', 'r-2', '2026-11-20T10:00:00Z'),
    line('submitted', 'r-3', '2026-11-20T09:00:00Z'),
  ]
  expect([...receivedBy(lines)]).toEqual([
    ['r-1', '2026-11-20T11:00:00Z'],
    ['r-3', '2026-11-20T09:00:00Z'],
  ])
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
