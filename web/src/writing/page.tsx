// A report is written: whom it is about, what is said of them, and who would get how much of it before it is sent.

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { Preview, Session, Vocabulary } from '../api/shapes'
import { useBanners } from '../frame/banner'
import { go, placeOf } from '../frame/route'
import { useText } from '../language/language'
import { Audience } from '../parts/audience'
import { Icon } from '../parts/icon'
import { Loading } from '../parts/loading'
import { Missed } from '../parts/missed'
import { ProblemNote } from '../parts/problem'
import { usePurpose } from '../parts/purpose'
import { shortId } from '../parts/short-id'
import { faultsByField, nextStatement, type Typed, type TypedSubject } from './draft'
import { Heading } from './heading'
import { forgetDraft, keepDraft, keptDraft } from './kept'
import { type Sending, useSending } from './sending'
import { Statements } from './statements'
import { Subjects } from './subjects'
import { emptyReport, type Usual, useUsual } from './usual'

interface Props {
  session: Session
  /** The report that is answered. */
  answers?: string | undefined
}

export function WritingPage({ session, answers }: Props) {
  const text = useText()
  const client = useClient()
  const { purpose } = usePurpose()
  const words = useRemote(client.vocabulary)
  // What is usual is read once: another purpose in another room changes nothing that is being written.
  const [readFor] = useState(purpose)
  const usual = useUsual(session, answers, readFor)
  const problem = words.problem ?? usual.problem
  return (
    <div className="room writing">
      <nav className="trail" aria-label={text('trail')}>
        <a href={placeOf('traffic', answers)}>
          <Icon name="back" />
          {text('room-traffic')}
        </a>
      </nav>
      <h1>{answers ? text('writing-answer', { id: shortId(answers) }) : text('writing-new')}</h1>
      {problem && <ProblemNote problem={problem} retry={words.problem ? words.reload : usual.reload} />}
      {!problem && (words.loading || usual.loading) && <Loading />}
      {words.value && usual.value && (
        <Form
          session={session}
          place={answers ? `answer ${answers}` : 'new'}
          words={words.value}
          usual={usual.value}
          purpose={readFor}
        />
      )}
    </div>
  )
}

interface FormProps {
  session: Session
  /** Under which it is kept. */
  place: string
  words: Vocabulary
  usual: Usual
  purpose: string
}

function Form({ session, place, words, usual, purpose }: FormProps) {
  const { principal } = session
  const [typed, setTyped] = useState<Typed>(
    () => keptDraft(principal, place) ?? emptyReport(session, usual, purpose),
  )
  const [next, setNext] = useState<string>()
  useEffect(() => keepDraft(principal, place, typed), [principal, place, typed])
  const sending = useSending(typed, (report) => {
    forgetDraft(principal, place)
    go('traffic', report)
  })
  const known = typed.subjects.flatMap(({ banner }) => banner || [])
  useBanners(sending.shown ? [sending.shown.banner, ...known] : known)
  const faults = useMemo(() => faultsByField(sending.faults, typed), [sending.faults, typed])
  const change = (more: Partial<Typed>) => setTyped((last) => ({ ...last, ...more }))
  const add = (subject: TypedSubject, name: string) => {
    const first = firstStatement(typed, words, subject, name)
    change({
      subjects: [...typed.subjects.filter((one) => one.id !== subject.id), subject],
      statements: [...typed.statements, first],
    })
    setNext(first.id)
  }
  const remove = (subject: string) =>
    change({
      subjects: typed.subjects.filter((one) => one.id !== subject),
      statements: typed.statements.filter((one) => one.subject !== subject),
    })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void sending.look()
  }
  const part = { typed, change, words, faults }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the shortcut works from every field within
    <div className="writing-parts" onKeyDown={onKeyDown}>
      <div className="stack">
        <Heading {...part} />
        <Subjects {...part} add={add} remove={remove} />
        <Statements {...part} next={next} setNext={setNext} />
      </div>
      <Outcome sending={sending} placed={faults.size} />
    </div>
  )
}

/** Somebody new is named first; of somebody known the name is known. */
function firstStatement(typed: Typed, words: Vocabulary, subject: TypedSubject, name: string) {
  const properties = words.subjects.find((one) => one.kind === subject.kind)?.properties ?? []
  const isKnown = subject.banner !== undefined
  const property = (isKnown && properties.find((one) => one.name === 'notes')) || properties[0]
  return nextStatement(typed.statements.at(-1), {
    subject: subject.id,
    property: property?.name ?? '',
    value: name,
  })
}

/** Who would get it, and the sending. What was shown counts for exactly what is typed. */
function Outcome({ sending, placed }: { sending: Sending; placed: number }) {
  const text = useText()
  const { shown, problem, faults, busy, look, send } = sending
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (faults.length > 0) document.querySelector<HTMLElement>('.writing [aria-invalid=true]')?.focus()
  }, [faults])
  return (
    <aside className="panel writing-outcome" aria-labelledby="outcome-title">
      <h2 id="outcome-title" ref={title}>
        {text('writing-audience')}
      </h2>
      {problem && faults.length === 0 && <ProblemNote problem={problem} />}
      {faults.length > 0 && (
        <div className="problem" role="alert">
          <Icon name="warning" />
          <div>
            <p className="problem-title">{text('writing-faults', { n: placed })}</p>
            <ul>
              {faults.map(({ path, message }) => (
                <li key={`${path} ${message}`} lang="en" dir="ltr">
                  <code>{path}</code> {message}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {shown ? <Shown preview={shown} /> : <p className="quiet">{text('writing-audience-help')}</p>}
      <div className="buttons">
        <Button
          className={shown ? 'button' : 'button button-main'}
          onPress={() => void look()}
          isDisabled={busy}
        >
          {text('show-audience')}
        </Button>
        {shown && (
          <Button className="button button-main" onPress={() => void send()} isDisabled={busy}>
            {text('writing-send')}
          </Button>
        )}
      </div>
      <p className="quiet">{text('writing-kept')}</p>
    </aside>
  )
}

function Shown({ preview }: { preview: Preview }) {
  const text = useText()
  return (
    <>
      {preview.remarks.length > 0 && (
        <ul className="remarks">
          {preview.remarks.map(({ path, message }) => (
            <li key={path} lang="en" dir="ltr">
              <code>{path}</code> {message}
            </li>
          ))}
        </ul>
      )}
      <Audience title={text('writing-gets')} partners={preview.partners} />
      <Missed members={preview.not_reached ?? []} />
    </>
  )
}
