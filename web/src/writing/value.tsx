// What is said: typed, chosen from a closed list, or another subject of the report; a name also in its own script.

import { useText, useWord } from '../language/language'
import { Choice } from '../parts/choice'
import { Entry } from '../parts/entry'
import { Lines } from '../parts/lines'
import type { TypedStatement, TypedSubject } from './draft'

interface Props {
  /** The type of the property's values. */
  type: string
  statement: TypedStatement
  set: (more: Partial<TypedStatement>) => void
  subjects: readonly TypedSubject[]
  clearances: readonly string[]
  faults: readonly string[] | undefined
}

const GENDERS = ['male', 'female', 'other'] as const
const LONG = ['bodyText', 'notes', 'summary']

export function ValueField({ type, statement, set, subjects, clearances, faults }: Props) {
  const text = useText()
  const word = useWord()
  const { value, property, subject } = statement
  const onChange = (typed: string) => set({ value: typed })
  const closed = (options: { value: string; label: string }[]) => (
    <Choice
      label={text('writing-value')}
      value={value}
      onChange={onChange}
      options={[{ value: '', label: text('choose') }, ...options]}
      faults={faults}
    />
  )
  if (type === 'clearance')
    return closed(clearances.map((one) => ({ value: one, label: word('clearance', one) })))
  if (type === 'gender') return closed(GENDERS.map((one) => ({ value: one, label: word('gender', one) })))
  if (type === 'subject') {
    const others = subjects.filter(({ id }) => id !== subject)
    return closed(others.map(({ id, caption }) => ({ value: id, label: caption })))
  }
  if (LONG.includes(property)) {
    return (
      <div className="wide-field">
        <Lines label={text('writing-value')} value={value} onChange={onChange} />
        {faults && (
          <span className="fault" lang="en" dir="ltr">
            {faults.join('; ')}
          </span>
        )}
      </div>
    )
  }
  return (
    <>
      <Entry
        label={text('writing-value')}
        {...(type === 'date' && { help: text('birth-help') })}
        value={value}
        onChange={onChange}
        anyScript
        autoComplete="off"
        faults={faults}
      />
      {type === 'name' && (
        <Entry
          label={text('writing-original')}
          help={text('writing-original-help')}
          value={statement.original}
          onChange={(original) => set({ original })}
          anyScript
          autoComplete="off"
        />
      )}
    </>
  )
}
