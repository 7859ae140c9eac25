// What holds for the whole report: how fast, by which law, what for, and the label that its statements take from it.

import type { Vocabulary } from '../api/shapes'
import { useText, useWord } from '../language/language'
import { Choice } from '../parts/choice'
import { Entry } from '../parts/entry'
import type { Typed } from './draft'
import { RelToChoice } from './rel-to'
import { Ticks } from './ticks'

export interface PartProps {
  typed: Typed
  change: (more: Partial<Typed>) => void
  words: Vocabulary
  faults: ReadonlyMap<string, readonly string[]>
}

export function Heading({ typed, change, words, faults }: PartProps) {
  const text = useText()
  const word = useWord()
  const choice = (
    list: string,
    label: string,
    field: 'kind' | 'precedence' | 'purpose',
    all: readonly string[],
  ) => (
    <Choice
      label={label}
      value={typed[field]}
      onChange={(value) => change({ [field]: value, ...(field === 'purpose' && { purposes: [value] }) })}
      options={all.map((value) => ({ value, label: word(list, value) }))}
      faults={faults.get(field)}
    />
  )
  return (
    <section className="panel writing-part" aria-labelledby="writing-head">
      <h2 id="writing-head">{text('writing-head')}</h2>
      <div className="fields">
        {choice('precedence', text('column-precedence'), 'precedence', [...words.precedences].reverse())}
        {choice(
          'report',
          text('writing-kind'),
          'kind',
          words.reports.filter((one) => one !== 'resolution'),
        )}
        {choice('purpose', text('purpose'), 'purpose', words.purposes)}
      </div>
      <Entry
        label={text('report-basis')}
        help={text('basis-help')}
        value={typed.basis}
        onChange={(basis) => change({ basis })}
        anyScript
        autoComplete="off"
        faults={faults.get('legal_basis')}
      />
      <Handling typed={typed} change={change} words={words} faults={faults} />
    </section>
  )
}

function Handling({ typed, change, words, faults }: PartProps) {
  const text = useText()
  const word = useWord()
  return (
    <>
      <div className="fields">
        <Choice
          label={text('label-level')}
          value={typed.level}
          onChange={(level) => change({ level })}
          options={words.levels.map((value) => ({ value, label: word('level', value) }))}
          faults={faults.get('label.level')}
        />
        <Entry
          label={text('label-review')}
          help={text('day-help')}
          value={typed.review}
          onChange={(review) => change({ review })}
          autoComplete="off"
          faults={faults.get('label.review')}
        />
        <Entry
          label={text('label-territories')}
          help={text('territories-help')}
          value={typed.territories}
          onChange={(territories) => change({ territories })}
          autoComplete="off"
          faults={faults.get('label.territories') ?? faults.get('label')}
        />
      </div>
      <RelToChoice
        value={typed.relTo}
        onChange={(relTo) => change({ relTo })}
        faults={faults.get('label.rel_to')}
      />
      <Ticks
        label={text('label-purposes')}
        all={words.purposes}
        list="purpose"
        value={typed.purposes}
        onChange={(purposes) => change({ purposes })}
        faults={faults.get('label.purposes')}
      />
      <Ticks
        label={text('label-caveats')}
        all={words.caveats}
        list="caveat"
        value={typed.caveats}
        onChange={(caveats) => change({ caveats })}
        faults={faults.get('label.caveats')}
      />
    </>
  )
}
