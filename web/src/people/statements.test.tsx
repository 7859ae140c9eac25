import { expect, it } from 'vitest'
import { show } from '../language/testing'
import { byProperty, StatementList } from './statements'
import { statementOf as statement } from './testing'

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
