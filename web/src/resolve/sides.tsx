// What is said of the two, property by property, with the evidence between them. Each statement can be ticked: it is
// weighed then, and the decision rests on it.

import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Pair, Statement } from '../api/shapes'
import { placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { Wide } from '../parts/wide'
import { Provenance, Value } from '../people/statements'
import { isAside, type Row } from './evidence'
import { SideFacts } from './queue'
import { Weight } from './weight'

interface Props {
  pair: Pair
  rows: readonly Row[]
  weighed: ReadonlySet<string>
  /** Missing for whoever may not decide. */
  toggle: ((statement: string) => void) | undefined
}

export function Sides({ pair, rows, weighed, toggle }: Props) {
  const text = useText()
  const [whole, setWhole] = useState(false)
  const shown = whole ? rows : rows.filter((row) => !isAside(row))
  const heads = [pair.one, pair.other].map((side) => (
    <th key={side.id} scope="col">
      <a href={placeOf('people', side.id)}>
        <bdi>{side.caption}</bdi>
      </a>
      <SideFacts side={side} />
    </th>
  ))
  return (
    <Wide label={text('pair-table')}>
      <table className="sides-table">
        <caption className="hidden">{text('pair-table')}</caption>
        <thead>
          <tr>
            {heads[0]}
            <th scope="col" className="between">
              {text('between')}
            </th>
            {heads[1]}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.property}>
              <Cell statements={row.one} weighed={weighed} toggle={toggle} />
              <Between row={row} />
              <Cell statements={row.other} weighed={weighed} toggle={toggle} />
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <Button className="button button-quiet" onPress={() => setWhole(true)}>
          {text('show-more', { n: rows.length - shown.length })}
        </Button>
      )}
    </Wide>
  )
}

/** Of what kind the evidence of a property is, unless it is told apart: a name also tells of a grandfather. */
const OWN: Readonly<Record<string, string>> = {
  name: 'name',
  birthDate: 'birth',
  birthPlace: 'birth-place',
  motherName: 'mother',
  fatherName: 'father',
  passportNumber: 'number',
  idNumber: 'number',
  phone: 'phone',
  nationality: 'nationality',
  gender: 'sex',
  relative: 'relative',
}

/** The property, and what its values say of the two. */
function Between({ row }: { row: Row }) {
  const word = useWord()
  return (
    <th scope="row" className="between">
      {word('property', row.property)}
      {row.evidence.map((piece) => (
        <span key={`${piece.kind} ${piece.statements.join()}`} className="between-piece">
          <span>
            {OWN[row.property] !== piece.kind && `${word('about', piece.kind)}: `}
            {word('finding', piece.finding)}
          </span>
          <Weight bits={piece.weight} />
        </span>
      ))}
    </th>
  )
}

interface CellProps extends Pick<Props, 'weighed' | 'toggle'> {
  statements: readonly Statement[]
}

function Cell({ statements, weighed, toggle }: CellProps) {
  const text = useText()
  const word = useWord()
  return (
    <td>
      {statements.length === 0 && <span className="quiet">{text('not-known')}</span>}
      {statements.map((statement) => (
        <div key={statement.id} className="weigh">
          {toggle && (
            <input
              type="checkbox"
              checked={weighed.has(statement.id)}
              onChange={() => toggle(statement.id)}
              aria-label={text('weigh', {
                property: word('property', statement.property),
                value: statement.value,
              })}
            />
          )}
          <div>
            <Value statement={statement} />
            <Provenance statement={statement} />
          </div>
        </div>
      ))}
    </td>
  )
}
