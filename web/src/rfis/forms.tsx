// What officers do about requests for information: ask another member, and answer one that asked.

import { type FormEvent, useCallback, useState } from 'react'
import { Form } from 'react-aria-components'
import { useRemote } from '../api/remote'
import { useClient, useWho } from '../api/session'
import type { Rfi, RfiAnswerBody } from '../api/shapes'
import { useText, useWord } from '../language/language'
import { useAct } from '../parts/act'
import { Choice } from '../parts/choice'
import { Entry } from '../parts/entry'
import { MemberField, useMembers } from '../parts/member'
import { PurposeField } from '../parts/purpose'
import { Submit } from '../parts/submit'

const EXTENTS = ['whole', 'part', 'refused'] as const
const GROUNDS = [
  'no-warrant',
  'political-or-religious',
  'torture-risk',
  'third-party-rule',
  'quality',
  'disproportion',
] as const
const NO_GROUND = ''
const PRECEDENCES = ['flash', 'immediate', 'priority', 'routine'] as const
const LIKE_THE_REPORT = ''
const FOR_ITSELF = ''

interface AskProps {
  /** The report that says what is asked, where it is known. */
  question?: string
  changed: () => void
}

export function AskRfi({ question: known, changed }: AskProps) {
  const text = useText()
  const word = useWord()
  const client = useClient()
  const { members } = useMembers()
  const others = members.filter((one) => !one.own && one.active)
  const [question, setQuestion] = useState(known ?? '')
  const [to, setTo] = useState('')
  const [purpose, setPurpose] = useState<string>('arrest')
  const [precedence, setPrecedence] = useState<string>(LIKE_THE_REPORT)
  const [basis, setBasis] = useState('')
  const chairs = useChairs()
  const [asChair, setAsChair] = useState(FOR_ITSELF)
  const act = useAct()
  const asked = to || (others[0]?.member ?? '')
  const ask = async (event: FormEvent) => {
    event.preventDefault()
    const body = { to: asked, question: question.trim(), purpose, case: basis.trim() }
    const more = { ...(precedence && { precedence }), ...(asChair && { as_chair: asChair }) }
    if (!(await act.run(() => client.askRfi({ ...body, ...more })))) return
    setQuestion(known ?? '')
    setBasis('')
    changed()
  }
  return (
    <details className="agreement">
      <summary>{text('rfi-ask')}</summary>
      <Form className="stack" onSubmit={(event) => void ask(event)}>
        {!known && (
          <Entry
            label={text('rfi-question')}
            help={text('rfi-question-help')}
            value={question}
            onChange={setQuestion}
            isRequired
            autoComplete="off"
          />
        )}
        <MemberField label={text('rfi-to')} value={asked} onChange={setTo} members={others} />
        <PurposeField value={purpose} onChange={setPurpose} />
        <Choice
          label={text('column-precedence')}
          value={precedence}
          onChange={setPrecedence}
          help={text('rfi-precedence-help')}
          options={[
            { value: LIKE_THE_REPORT, label: text('rfi-like-the-report') },
            ...PRECEDENCES.map((one) => ({ value: one, label: word('precedence', one) })),
          ]}
        />
        {chairs.length > 0 && (
          <Choice
            label={text('rfi-for')}
            value={asChair}
            onChange={setAsChair}
            help={text('rfi-for-help')}
            options={[
              { value: FOR_ITSELF, label: text('rfi-for-itself') },
              ...chairs.map((agreement) => ({
                value: agreement,
                label: text('rfi-as-chair', { agreement }),
              })),
            ]}
          />
        )}
        <Entry label={text('rfi-case')} value={basis} onChange={setBasis} anyScript isRequired />
        <Submit act={act} words={text('rfi-send')} />
      </Form>
    </details>
  )
}

/** The agreements in whose committees this member has the chair today and may task the seats. */
function useChairs(): string[] {
  const client = useClient()
  const { session } = useWho()
  const known = useRemote(useCallback((signal: AbortSignal) => client.agreements(signal), [client]))
  return (known.value ?? [])
    .filter(({ committee }) => committee?.now?.chair === session?.node && committee?.powers.includes('task'))
    .map(({ id }) => id)
}

export function AnswerRfi({ rfi, changed }: { rfi: Rfi; changed: () => void }) {
  const text = useText()
  const word = useWord()
  const client = useClient()
  const [extent, setExtent] = useState<RfiAnswerBody['extent']>('whole')
  const [ground, setGround] = useState<string>(NO_GROUND)
  const [reports, setReports] = useState('')
  const act = useAct()
  // In whole there is no ground; refused there always is one.
  const grounds = extent === 'part' ? [NO_GROUND, ...GROUNDS] : GROUNDS
  const chosen = extent === 'refused' && ground === NO_GROUND ? GROUNDS[0] : ground
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const ids = extent === 'refused' ? [] : reports.split(/[\s,،]+/).filter((one) => one !== '')
    const why = extent !== 'whole' && chosen !== NO_GROUND && { ground: chosen as (typeof GROUNDS)[number] }
    if (await act.run(() => client.answerRfi(rfi.id, { extent, reports: ids, ...why }))) changed()
  }
  return (
    <Form className="stack" onSubmit={(event) => void send(event)}>
      <Choice
        label={text('answer')}
        value={extent}
        onChange={(value) => setExtent(EXTENTS.find((one) => one === value) ?? 'whole')}
        options={EXTENTS.map((one) => ({ value: one, label: word('rfi-extent', one) }))}
      />
      {extent !== 'refused' && (
        <Entry
          label={text('rfi-reports')}
          help={text(extent === 'whole' ? 'rfi-reports-none-help' : 'rfi-reports-help')}
          value={reports}
          onChange={setReports}
          isRequired={extent === 'part'}
          autoComplete="off"
        />
      )}
      {extent !== 'whole' && (
        <Choice
          label={text('ground')}
          value={chosen}
          onChange={setGround}
          options={grounds.map((one) => ({
            value: one,
            label: one === NO_GROUND ? text('rfi-more-later') : word('rfi-ground', one),
          }))}
        />
      )}
      <Submit act={act} words={text('rfi-answer-send')} />
    </Form>
  )
}
