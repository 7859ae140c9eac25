import { expect, it } from 'vitest'
import { manOf, statementOf } from '../people/testing'
import { datedOf } from './dated'
import { daysOf } from './days'
import { drawn } from './lanes'

const NOW = new Date('2026-11-22T00:00:00Z')
const decision = {
  id: 'st-d',
  originator: 'BGD',
  verdict: 'same',
  one: 's-1',
  other: 's-2',
  written: '2026-11-21T10:00:00.000Z',
  effect: 'holds',
  banner: 'SECRET // REL TO NOBODY',
} as const

const births = {
  property: 'birthDate',
  conflict: true,
  statements: [
    statementOf('birthDate', '1971-03-05'),
    statementOf('birthDate', '1973', { originator: 'EBL' }),
    statementOf('birthDate', '1971-03-05', { id: 'st-again', originator: 'AMM' }),
    statementOf('birthDate', 'in the spring', { originator: 'CAI' }),
  ],
}

it('puts two dates of birth beside each other, each once with all who say it', () => {
  const all = datedOf(manOf({ properties: [births] }), new Map(), NOW).filter(({ lane }) => lane === 'life')
  expect(all.map(({ from, conflict, statements }) => [from, conflict, statements.length])).toEqual([
    ['1971-03-05', true, 2],
    ['1973', true, 1],
  ])
})

it('takes a report at the time of its receipt where that is known, else when it was written', () => {
  const first = [
    statementOf('warrant', 'EXERCISE 11', { report: 'r-2', written: '2026-11-01T00:00:00.000Z' }),
  ]
  const received = new Map([['r-1', '2026-11-21T08:00:00.000Z']])
  const all = datedOf(manOf({ first, properties: [births] }), received, NOW)
  expect(all.filter(({ lane }) => lane === 'told').map(({ what, from }) => [what.word, from])).toEqual([
    ['written', '2026-11-01T00:00:00.000Z'],
    ['received', '2026-11-21T08:00:00.000Z'],
  ])
})

it('lets what has no end hold until now, and what has no beginning stand at its last day', () => {
  const properties = [
    {
      property: 'address',
      conflict: false,
      statements: [statementOf('address', 'A', { from: '2026-01-01' })],
    },
    { property: 'position', conflict: false, statements: [statementOf('position', 'B', { until: '2025' })] },
  ]
  const held = datedOf(manOf({ properties }), new Map(), NOW).filter(({ lane }) => lane === 'holds')
  expect(held.map(({ value, span }) => [value, span.end])).toEqual([
    ['B', daysOf(new Date('2026-01-01'))],
    ['A', daysOf(NOW)],
  ])
})

it('has clearances, sightings, decisions and what became known, all in the order of time', () => {
  const man = manOf({
    first: [statementOf('clearance', 'not-the-one', { collected: '2026-10-01' })],
    sightings: [
      {
        id: 's-21',
        kind: 'sighting',
        caption: '',
        statements: [statementOf('date', '2026-10-02'), statementOf('location', 'EXERCISE Rutba')],
      },
    ],
    decisions: [decision],
  })
  const all = datedOf(man, new Map(), NOW)
  expect(all.map(({ lane, what }) => `${lane} ${what.word}`)).toEqual([
    'told collected',
    'seen seen',
    'standing clearance',
    'told written',
    'decided same',
  ])
  const { lanes } = drawn(all)
  expect(lanes.map(({ lane }) => lane)).toEqual(['standing', 'seen', 'decided', 'told'])
})

it('lets no mark of a line cover another', () => {
  const dates = Array.from({ length: 40 }, (_, n) => `2026-10-${String((n % 28) + 1).padStart(2, '0')}`)
  const sightings = dates.map((date, n) => ({
    id: `s-${n}`,
    kind: 'sighting',
    caption: '',
    statements: [statementOf('date', date, { id: `st-${n}` })],
  }))
  const { lanes } = drawn(datedOf(manOf({ sightings }), new Map(), NOW))
  const marks = lanes.find(({ lane }) => lane === 'seen')?.marks ?? []
  expect(marks.flatMap(({ dated }) => dated)).toHaveLength(40)
  for (const a of marks) {
    for (const b of marks) {
      if (a !== b && a.row === b.row) expect(Math.abs(a.at - b.at)).toBeGreaterThan(2.99)
    }
  }
})
