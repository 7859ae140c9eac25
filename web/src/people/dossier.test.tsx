import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { plain, show } from '../language/testing'
import { spellings } from './names'
import { byValue, Said } from './said'
import { StandingBox } from './standing'
import { statementOf } from './testing'

it('puts values that cannot all be true side by side, each with all who say it', () => {
  const statements = [
    statementOf('birthDate', '1971', { id: 'st-1' }),
    statementOf('birthDate', '1973', { id: 'st-2', originator: 'EBL' }),
    statementOf('birthDate', '1971', { id: 'st-3', originator: 'AMM' }),
  ]
  expect(byValue(statements).map((same) => same.map((one) => one.id))).toEqual([['st-1', 'st-3'], ['st-2']])
  show(<Said properties={[{ property: 'birthDate', conflict: true, statements }]} />)
  const sides = [...document.querySelectorAll('.position')].map((side) => [
    side.querySelector('.value')?.textContent,
    [...side.querySelectorAll('.member')].map((code) => code.textContent),
  ])
  expect(sides).toEqual([
    ['1971', ['BGD', 'AMM']],
    ['1973', ['EBL']],
  ])
  expect(screen.getByText('they contradict')).toBeTruthy()
})

it('shows each spelling once and in its own script, names before aliases', () => {
  const arabic = { original: 'كريم', language: 'ar' }
  const found = spellings([
    { property: 'alias', conflict: false, statements: [statementOf('alias', 'Abu Salih')] },
    {
      property: 'name',
      conflict: false,
      statements: [statementOf('name', 'Karim', arabic), statementOf('name', 'Karim')],
    },
  ])
  expect(found.map(({ spelling, language }) => [spelling, language])).toEqual([
    ['Karim', undefined],
    ['كريم', 'ar'],
    ['Abu Salih', undefined],
  ])
})

it('says in words what a clearance says, and keeps what is no code of one', () => {
  const said = [
    statementOf('clearance', 'not-the-one'),
    statementOf('clearance', 'EXERCISE: prints compared'),
  ]
  const { container } = show(<StandingBox standing="cleared" first={said} said={[]} />)
  const values = [...container.querySelectorAll('.value')].map((one) => one.textContent)
  expect(values).toEqual(['not the one who is looked for', 'EXERCISE: prints compared'])
})

it('says first how he must be met, and who marks him so', () => {
  const { container } = show(
    <StandingBox
      standing="wanted"
      first={[statementOf('warrant', 'EXERCISE 11/2026')]}
      said={[statementOf('name', 'Karim'), statementOf('alias', 'K', { originator: 'EBL' })]}
    />,
  )
  expect(screen.getByRole('heading').textContent).toBe('Wanted')
  expect(plain(container.textContent)).toContain('marked so by BGD, EBL')
  expect(container.querySelector('.value')?.textContent).toBe('EXERCISE 11/2026')
})
