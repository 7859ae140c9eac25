// Somebody is screened by the machine-readable zone of his passport, card or visa: typed, or scanned by a reader that
// types like a keyboard. The node reads it and names the digit that is wrong.

import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { Button, Form } from 'react-aria-components'
import { useClient } from '../api/session'
import type { Screening, ScreeningQuestion } from '../api/shapes'
import { useText } from '../language/language'
import { useAct } from '../parts/act'
import { Empty } from '../parts/empty'
import { Entry } from '../parts/entry'
import { Lines } from '../parts/lines'
import { ProblemNote } from '../parts/problem'
import { PurposeField } from '../parts/purpose'
import { ScreeningAnswer } from './candidates'
import { isWhole } from './whole'

interface Done {
  question: ScreeningQuestion
  screening: Screening
}

export function Zone() {
  const text = useText()
  const client = useClient()
  const [zone, setZone] = useState('')
  const [mother, setMother] = useState('')
  const [purpose, setPurpose] = useState<string>('border-control')
  const [done, setDone] = useState<Done>()
  const act = useAct()
  const field = useRef<HTMLTextAreaElement>(null)

  const ask = (mrz: string) =>
    act.run(async () => {
      // The answer to an earlier question must not stand under a new one.
      setDone(undefined)
      const beside = { purpose, ...(mother.trim() && { mother: mother.trim() }) }
      const screening = await client.screen({ mrz, ...beside })
      const paper = screening.paper
      const read = paper && {
        name: paper.name,
        document: paper.number,
        ...(paper.birth && { birth: paper.birth }),
      }
      setDone({ question: { ...read, ...beside }, screening })
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void ask(zone)
  }
  /** A reader types Enter after each line: after the last one the zone is whole. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !isWhole(zone)) return
    event.preventDefault()
    void ask(zone)
  }
  const next = () => {
    setZone('')
    setMother('')
    setDone(undefined)
    act.clear()
    field.current?.focus()
  }
  const paper = done?.screening.paper
  return (
    <div className="two two-zone">
      <Form className="stack panel" onSubmit={submit}>
        <Lines
          label={text('zone')}
          help={text('zone-help')}
          value={zone}
          onChange={setZone}
          onKeyDown={onKeyDown}
          rows={3}
          code
          isRequired
          autoFocus
          maxLength={200}
          inputRef={field}
        />
        <Entry label={text('mother')} value={mother} onChange={setMother} anyScript autoComplete="off" />
        <PurposeField value={purpose} onChange={setPurpose} help={text('screening-recorded')} />
        <div className="buttons">
          <Button className="button button-main" type="submit" isDisabled={act.busy}>
            {text(act.busy ? 'screening-busy' : 'screen')}
          </Button>
          <Button className="button" onPress={next}>
            {text('next-person')}
          </Button>
        </div>
      </Form>
      <section className="answer" aria-label={text('answer')}>
        {act.problem && <ProblemNote problem={act.problem} />}
        {paper && (
          <p className={paper.expired ? 'paper paper-expired' : 'paper'}>
            <strong>{paper.format}</strong> <code>{paper.issuer}</code> <code>{paper.number}</code>{' '}
            <bdi>{paper.name}</bdi>{' '}
            {paper.expires && text(paper.expired ? 'paper-expired' : 'paper-holds', { day: paper.expires })}
          </p>
        )}
        {done && <ScreeningAnswer question={done.question} screening={done.screening} />}
        {!done && !act.problem && <Empty words={text('screening-empty')} help={text('zone-empty-help')} />}
      </section>
    </div>
  )
}
