// Somebody is screened by what he says or his paper shows, typed by the officer.

import { type FormEvent, useRef, useState } from 'react'
import { Button, Form } from 'react-aria-components'
import type { Problem } from '../api/client'
import { asProblem } from '../api/remote'
import { useClient } from '../api/session'
import type { Screening, ScreeningQuestion } from '../api/shapes'
import { useText } from '../language/language'
import { europeanDigits } from '../parts/digits'
import { Empty } from '../parts/empty'
import { Entry } from '../parts/entry'
import { ProblemNote } from '../parts/problem'
import { PurposeField } from '../parts/purpose'
import { ScreeningAnswer } from './candidates'

/** `1971`, `1971-03` or `1971-03-05`. */
const BIRTH = /^\d{4}(-\d{2}(-\d{2})?)?$/

interface Done {
  question: ScreeningQuestion
  screening: Screening
}

export function Typed() {
  const text = useText()
  const client = useClient()
  const [name, setName] = useState('')
  const [birth, setBirth] = useState('')
  const [mother, setMother] = useState('')
  const [document, setDocument] = useState('')
  const [purpose, setPurpose] = useState<string>('border-control')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [done, setDone] = useState<Done>()
  const nameField = useRef<HTMLInputElement>(null)
  const born = europeanDigits(birth.trim()).replace(/[/.]/g, '-')
  const bornIsOdd = born !== '' && !BIRTH.test(born)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (bornIsOdd) return
    const question: ScreeningQuestion = {
      name: name.trim(),
      purpose,
      ...(born && { birth: born }),
      ...(mother.trim() && { mother: mother.trim() }),
      ...(document.trim() && { document: europeanDigits(document.trim()) }),
    }
    setBusy(true)
    setProblem(undefined)
    try {
      setDone({ question, screening: await client.screen(question) })
    } catch (error) {
      const found = asProblem(error)
      // The answer to an earlier question must not stand under a new one.
      setDone(undefined)
      if (found.kind !== 'not-logged-in') setProblem(found)
    } finally {
      setBusy(false)
    }
  }
  const next = () => {
    setName('')
    setBirth('')
    setMother('')
    setDocument('')
    setDone(undefined)
    setProblem(undefined)
    nameField.current?.focus()
  }

  return (
    <div className="two">
      <Form className="stack panel" onSubmit={(event) => void submit(event)}>
        <Entry
          label={text('name')}
          help={text('name-help')}
          value={name}
          onChange={setName}
          anyScript
          isRequired
          autoComplete="off"
          inputRef={nameField}
        />
        <Entry
          label={text('birth')}
          help={text(bornIsOdd ? 'birth-odd' : 'birth-help')}
          isInvalid={bornIsOdd}
          value={birth}
          onChange={setBirth}
          autoComplete="off"
          inputMode="numeric"
        />
        <Entry label={text('mother')} value={mother} onChange={setMother} anyScript autoComplete="off" />
        <Entry label={text('document')} value={document} onChange={setDocument} autoComplete="off" />
        <PurposeField value={purpose} onChange={setPurpose} help={text('screening-recorded')} />
        <div className="buttons">
          <Button className="button button-main" type="submit" isDisabled={busy}>
            {text(busy ? 'screening-busy' : 'screen')}
          </Button>
          <Button className="button" onPress={next}>
            {text('next-person')}
          </Button>
        </div>
      </Form>
      <section className="answer" aria-label={text('answer')}>
        {problem && <ProblemNote problem={problem} />}
        {done && <ScreeningAnswer question={done.question} screening={done.screening} />}
        {!done && !problem && <Empty words={text('screening-empty')} help={text('screening-empty-help')} />}
      </section>
    </div>
  )
}
