import { describe, expect, it } from 'vitest'
import type { Screening } from '../api/shapes'
import { fileOf, questionsOf } from './people'
import { isWhole } from './whole'

describe('a file of names', () => {
  const check = (table: string[][], expected: object[]) => expect(questionsOf(table)).toEqual(expected)
  it('says by its first line what its columns are', () =>
    check(
      [
        ['Document', 'NAME', 'remark'],
        ['EX 1', 'EXERCISE Karim', 'x'],
      ],
      [{ name: 'EXERCISE Karim', document: 'EX 1' }],
    ))
  it('without such a line has name, birth, mother and document', () =>
    check([['كريم', '١٩٧١/٠٣', '', 'A1']], [{ name: 'كريم', birth: '1971-03', document: 'A1' }]))
  it('has no person in an empty line', () =>
    check([[''], ['  ', ''], ['EXERCISE Karim']], [{ name: 'EXERCISE Karim' }]))
})

describe('the answers as a file', () => {
  const screening = {
    outcome: 'hit',
    named: 2,
    cleared: 0,
    wanted: 1,
    position: 7,
    candidates: [{ caption: '=HYPERLINK("x")', originators: ['BGD', 'AMM'] }],
  } as unknown as Screening
  it('carry their label first, and hold no formula', () => {
    const file = fileOf(
      [{ question: { name: '+964' }, screening }],
      'SECRET // REL TO AMM // EXERCISE',
    ).split('\r\n')
    expect(file[0]).toBe('"SECRET // REL TO AMM // EXERCISE"')
    expect(file[2]).toBe(`"'+964","hit","'=HYPERLINK(""x"")","BGD AMM","2","0","1","7"`)
  })
  it('say what was wrong with a question', () => {
    const file = fileOf([{ question: { name: 'x' }, fault: 'birth: expected a date' }], 'x')
    expect(file).toContain('"x","birth: expected a date",""')
  })
})

describe('a zone that a reader types', () => {
  const check = (lines: number[], expected: boolean) =>
    expect(isWhole(lines.map((length) => '<'.repeat(length)).join('\n'))).toBe(expected)
  it('is whole when each of its lines has come', () => {
    check([44, 44], true)
    check([36, 36], true)
    check([30, 30, 30], true)
    check([44], false)
    check([30, 30], false)
    check([36, 44], false)
  })
})
