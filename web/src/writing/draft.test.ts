import { describe, expect, it } from 'vitest'
import { draftOf, faultsByField, newId, nextStatement, type Typed } from './draft'

const MAN = { id: newId('s'), kind: 'person', caption: 'EXERCISE Nabil', person: 'suspect' }
const said = (rest = {}) =>
  nextStatement(undefined, { subject: MAN.id, value: 'EXERCISE Nabil', grade: 'b2', ...rest })
const typed = (rest: Partial<Typed> = {}): Typed => ({
  id: newId('r'),
  kind: 'intrep',
  precedence: 'routine',
  purpose: 'investigation',
  basis: ' EXERCISE 4 ',
  level: 'restricted',
  relTo: { any: false, members: ['AMM'] },
  caveats: ['exercise'],
  territories: 'iq، jo',
  purposes: ['investigation'],
  review: '٢٠٢٧-٠١-٣١',
  subjects: [MAN],
  statements: [said()],
  ...rest,
})

describe('the draft', () => {
  it('says what was typed, in the form that the node reads', () => {
    const draft = draftOf(typed())
    expect(draft.legal_basis).toBe('EXERCISE 4')
    expect(draft.label).toEqual({
      level: 'restricted',
      rel_to: ['AMM'],
      caveats: ['exercise'],
      territories: ['IQ', 'JO'],
      purposes: ['investigation'],
      review: '2027-01-31',
    })
    expect(draft.statements?.[0]).toMatchObject({
      subject: MAN.id,
      grade: 'B2',
      label: { category: 'identity', person: 'suspect' },
    })
  })
  it('leaves out what is empty, so that the node says what it expected', () => {
    const draft = draftOf(typed({ basis: ' ', statements: [said({ grade: '' })] }))
    expect(draft).not.toHaveProperty('legal_basis')
    expect(draft.statements?.[0]).not.toHaveProperty('grade')
  })
  it('gives a statement a label of its own only where it says otherwise', () => {
    expect(draftOf(typed()).statements?.[0]?.label).not.toHaveProperty('rel_to')
    const own = said({ level: 'secret', relTo: { any: false, members: [] }, property: 'source' })
    expect(draftOf(typed({ statements: [own] })).statements?.[0]?.label).toEqual({
      category: 'source',
      level: 'secret',
      person: 'suspect',
      rel_to: [],
    })
  })
  it('is the same report however often it is made', () => {
    const one = typed()
    expect(draftOf(one)).toEqual(draftOf(one))
  })
})

describe('a fault', () => {
  const check = (path: string, expected: string, from = typed()) =>
    expect([...faultsByField([{ path, message: 'x' }], from).keys()]).toEqual([expected])
  it('stands at the field that was typed', () => {
    check('legal_basis', 'legal_basis')
    check('statements[0].grade', 'statements[0].grade')
    check('statements[0].label.review', 'label.review')
    check('statements[0].label.territories[1]', 'label.territories')
    check('statements[0].label.person', 'subjects[0].person')
    check('statements[0].label.category', 'statements[0].label.category')
    check('statements[0].label', 'label')
  })
  it('stands at the statement where it has a label of its own', () => {
    check('statements[0].label.rel_to', 'label.rel_to')
    const own = typed({ statements: [said({ relTo: { any: true, members: [] } })] })
    check('statements[0].label.rel_to', 'statements[0].label.rel_to', own)
  })
  it('is said once, however many statements have it', () => {
    const two = typed({ statements: [said(), said()] })
    const faults = [0, 1].map((at) => ({ path: `statements[${at}].label.review`, message: 'late' }))
    expect([...faultsByField(faults, two)]).toEqual([['label.review', ['late']]])
  })
})
