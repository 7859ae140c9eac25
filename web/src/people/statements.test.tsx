import { expect, it } from 'vitest'
import type { Statement } from '../api/shapes'
import { show } from '../language/testing'
import { byProperty, StatementList } from './statements'

const statement = (property: string, value: string, rest: Partial<Statement> = {}): Statement => ({
  id: `st-${property}-${value}`,
  report: 'r-1',
  originator: 'BGD',
  written: '2026-11-20T11:15:00.000Z',
  subject: 's-1',
  property,
  value,
  grade: 'B2',
  method: 'human',
  label: {
    level: 'secret',
    rel_to: [],
    caveats: [],
    category: 'identity',
    person: 'wanted',
    territories: ['IQ'],
    purposes: ['arrest'],
    review: '2027-01-01',
  },
  banner: 'SECRET // REL TO NOBODY',
  ...rest,
})

it('groups by property, names first, unknown properties last and none lost', () => {
  const groups = byProperty([
    statement('shoeSize', '44'),
    statement('birthDate', '1971'),
    statement('name', 'A'),
    statement('birthDate', '1973'),
  ])
  expect(groups.map(([property, group]) => [property, group.length])).toEqual([
    ['name', 1],
    ['birthDate', 2],
    ['shoeSize', 1],
  ])
})

it('isolates names of another direction and shows markup as text', () => {
  const hostile = 'EXERCISE \u202e<img src=x onerror=alert(1)>'
  const { container } = show(<StatementList statements={[statement('name', hostile)]} />)
  expect(container.querySelector('bdi.value')?.textContent).toBe(hostile)
  expect(container.querySelector('img')).toBeNull()
})

it('shows the original script beside its rendering', () => {
  const { container } = show(
    <StatementList statements={[statement('name', 'Karim', { original: 'كريم', language: 'ar' })]} />,
  )
  const original = container.querySelector('.original')
  expect([original?.textContent, original?.getAttribute('lang'), original?.getAttribute('dir')]).toEqual([
    'كريم',
    'ar',
    'auto',
  ])
})
