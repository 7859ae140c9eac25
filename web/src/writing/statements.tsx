// The statements, one by one: each starts where the one before left off, so that little is typed twice.

import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import { useText, useWord } from '../language/language'
import { Choice } from '../parts/choice'
import { Entry } from '../parts/entry'
import { Icon } from '../parts/icon'
import { categoryOf, nextStatement, type Typed, type TypedStatement } from './draft'
import type { PartProps } from './heading'
import { RelToChoice } from './rel-to'
import { ValueField } from './value'

interface Props extends PartProps {
  /** The statement whose first field is to be typed in next. */
  next: string | undefined
  setNext: (statement: string) => void
}

export function Statements({ next, setNext, ...part }: Props) {
  const text = useText()
  const { typed, change, faults } = part
  const add = () => {
    const first = typed.subjects[0]?.id ?? ''
    const before = typed.statements.at(-1)
    const statement = nextStatement(before, before ? {} : { subject: first })
    change({ statements: [...typed.statements, statement] })
    setNext(statement.id)
  }
  const none = faults.get('statements')
  return (
    <section className="panel writing-part" aria-labelledby="writing-statements">
      <h2 id="writing-statements">{text('statements')}</h2>
      <ol className="written">
        {typed.statements.map((statement, at) => (
          <li key={statement.id}>
            <Written {...part} statement={statement} at={at} isNext={statement.id === next} />
          </li>
        ))}
      </ol>
      {none && (
        <p className="fault" lang="en" dir="ltr">
          {none.join('; ')}
        </p>
      )}
      <div className="buttons">
        <Button className="button" onPress={add} isDisabled={typed.subjects.length === 0}>
          {text('writing-add')}
        </Button>
      </div>
    </section>
  )
}

interface WrittenProps extends PartProps {
  statement: TypedStatement
  at: number
  isNext: boolean
}

function Written({ typed, change, words, faults, statement, at, isNext }: WrittenProps) {
  const text = useText()
  const word = useWord()
  const first = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isNext) first.current?.querySelector('select')?.focus()
  }, [isNext])
  const set = (more: Partial<TypedStatement>) => change(withStatement(typed, statement.id, more))
  const fault = (field: string) => faults.get(`statements[${at}].${field}`)
  const kind = typed.subjects.find((one) => one.id === statement.subject)?.kind
  const properties = words.subjects.find((one) => one.kind === kind)?.properties ?? []
  const remove = () => change({ statements: typed.statements.filter((one) => one.id !== statement.id) })
  return (
    <fieldset className="statement-typed">
      <legend>{text('statement-n', { n: at + 1 })}</legend>
      <div className="fields" ref={first}>
        <Choice
          label={text('writing-about')}
          value={statement.subject}
          onChange={(subject) => set({ subject })}
          options={typed.subjects.map(({ id, caption }) => ({ value: id, label: caption }))}
          faults={fault('subject')}
        />
        <Choice
          label={text('writing-property')}
          value={statement.property}
          onChange={(property) => set({ property, value: '', original: '' })}
          options={properties.map(({ name }) => ({ value: name, label: word('property', name) }))}
          faults={fault('property')}
        />
        <ValueField
          type={properties.find(({ name }) => name === statement.property)?.value ?? 'text'}
          statement={statement}
          set={set}
          subjects={typed.subjects}
          clearances={words.clearances}
          faults={fault('value')}
        />
      </div>
      <Trust statement={statement} set={set} methods={words.methods} fault={fault} />
      <OwnLabel statement={statement} set={set} words={words} fault={fault} />
      <Button
        className="button button-quiet"
        onPress={remove}
        aria-label={text('remove-what', { what: text('statement-n', { n: at + 1 }) })}
      >
        <Icon name="close" />
        {text('remove')}
      </Button>
    </fieldset>
  )
}

const withStatement = (typed: Typed, id: string, more: Partial<TypedStatement>): Partial<Typed> => ({
  statements: typed.statements.map((one) => (one.id === id ? { ...one, ...more } : one)),
})

interface FieldsProps {
  statement: TypedStatement
  set: (more: Partial<TypedStatement>) => void
  fault: (field: string) => readonly string[] | undefined
}

/** How good it is, how it is known, and for which time. */
function Trust({ statement, set, methods, fault }: FieldsProps & { methods: readonly string[] }) {
  const text = useText()
  const word = useWord()
  const [reliability = '', credibility = ''] = statement.grade.toUpperCase()
  const graded = /^[A-F][1-6]$/.test(reliability + credibility)
  const words = `${word('reliability', reliability)}${text('comma')}${word('credibility', credibility)}`
  return (
    <div className="fields">
      <Entry
        label={text('grade')}
        help={graded ? words : text('grade-help')}
        value={statement.grade}
        onChange={(grade) => set({ grade })}
        maxLength={2}
        autoComplete="off"
        faults={fault('grade')}
      />
      <Choice
        label={text('method')}
        value={statement.method}
        onChange={(method) => set({ method })}
        options={[
          { value: '', label: text('choose') },
          ...methods.map((value) => ({ value, label: word('method', value) })),
        ]}
        faults={fault('method')}
      />
      <Entry
        label={text('valid-since')}
        help={text('day-help')}
        value={statement.from}
        onChange={(from) => set({ from })}
        autoComplete="off"
        faults={fault('from')}
      />
      <Entry
        label={text('valid-to')}
        value={statement.until}
        onChange={(until) => set({ until })}
        autoComplete="off"
        faults={fault('until')}
      />
      <Entry
        label={text('collected')}
        value={statement.collected}
        onChange={(collected) => set({ collected })}
        autoComplete="off"
        faults={fault('collected')}
      />
      <Entry
        label={text('reference')}
        help={text('reference-help')}
        value={statement.reference}
        onChange={(reference) => set({ reference })}
        anyScript
        autoComplete="off"
        faults={fault('reference')}
      />
    </div>
  )
}

/** Where this statement's label is not the report's. */
function OwnLabel({ statement, set, words, fault }: FieldsProps & { words: PartProps['words'] }) {
  const text = useText()
  const word = useWord()
  const { level, relTo } = statement
  const own = level !== '' || relTo !== undefined
  const faulty = ['level', 'rel_to', 'category'].some((part) => fault(`label.${part}`))
  return (
    <details className="own-label" open={own || faulty}>
      <summary>
        {text('label')}: {word('category', categoryOf(statement))}
        {text('comma')}
        {own ? text('label-own') : text('label-of-report')}
      </summary>
      <div className="fields">
        <Choice
          label={text('label-category')}
          value={categoryOf(statement)}
          onChange={(category) => set({ category })}
          options={words.categories.map((value) => ({ value, label: word('category', value) }))}
          faults={fault('label.category')}
        />
        <Choice
          label={text('label-level')}
          value={level}
          onChange={(chosen) => set({ level: chosen })}
          options={[
            { value: '', label: text('label-of-report') },
            ...words.levels.map((value) => ({ value, label: word('level', value) })),
          ]}
          faults={fault('label.level')}
        />
      </div>
      <label className="option">
        <input
          type="checkbox"
          checked={relTo !== undefined}
          onChange={() => set({ relTo: relTo ? undefined : { any: false, members: [] } })}
        />
        {text('rel-to-own')}
      </label>
      {relTo && (
        <RelToChoice value={relTo} onChange={(mine) => set({ relTo: mine })} faults={fault('label.rel_to')} />
      )}
      <label className="option">
        <input type="checkbox" checked={statement.minor} onChange={() => set({ minor: !statement.minor })} />
        {text('label-minor')}
      </label>
    </details>
  )
}
