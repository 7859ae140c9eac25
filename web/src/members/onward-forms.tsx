// What officers do about onward release: ask an originator, answer, take back, and pass on what he allowed.

import { type FormEvent, useState } from 'react'
import { Form } from 'react-aria-components'
import { useClient, useMay } from '../api/session'
import type { OnwardAnswer, OnwardCase } from '../api/shapes'
import { useText, useWord } from '../language/language'
import { useAct } from '../parts/act'
import { Choice } from '../parts/choice'
import { Entry } from '../parts/entry'
import { MemberField, useMembers } from '../parts/member'
import { PurposeField } from '../parts/purpose'
import { Submit } from '../parts/submit'

const ANSWERS = ['yes', 'tear-line', 'no'] as const
const GROUNDS = ['source-protection', 'operation', 'law', 'purpose', 'accuracy', 'third-party'] as const
/** Days for which a consent holds where nobody writes another last day. */
const CONSENT_DAYS = 30

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

interface AskProps {
  /** The report, where it is known which, and whose it is. */
  item?: { id: string; originator: string }
  changed: () => void
}

export function AskOnward({ item: known, changed }: AskProps) {
  const text = useText()
  const client = useClient()
  const { members } = useMembers()
  const others = members.filter((one) => !one.own && one.member !== known?.originator)
  const [item, setItem] = useState(known?.id ?? '')
  const [to, setTo] = useState('')
  const [purpose, setPurpose] = useState<string>('arrest')
  const [basis, setBasis] = useState('')
  const act = useAct()
  const third = to || (others[0]?.member ?? '')
  const ask = async (event: FormEvent) => {
    event.preventDefault()
    const question = { item: item.trim(), to: third, purposes: [purpose], basis: basis.trim() }
    if (!(await act.run(() => client.askOnward(question)))) return
    setItem('')
    setBasis('')
    changed()
  }
  return (
    <details className="agreement">
      <summary>{text('onward-ask')}</summary>
      <Form className="stack" onSubmit={(event) => void ask(event)}>
        {!known && (
          <Entry
            label={text('onward-item')}
            help={text('onward-item-help')}
            value={item}
            onChange={setItem}
            isRequired
            autoComplete="off"
          />
        )}
        <MemberField label={text('third-party')} value={third} onChange={setTo} members={others} />
        <PurposeField value={purpose} onChange={setPurpose} />
        <Entry label={text('basis')} value={basis} onChange={setBasis} anyScript isRequired />
        <Submit act={act} words={text('onward-ask-send')} />
      </Form>
    </details>
  )
}

/** What may be done about a request as it stands, by whoever may do it. */
export function CaseActs({ request, changed }: { request: OnwardCase; changed: () => void }) {
  const may = useMay()
  const { role, standing } = request
  if (role === 'originator' && may('answer-onward')) {
    if (standing === 'waiting') return <Answer request={request} changed={changed} />
    if (standing === 'permitted') return <Revoke request={request} changed={changed} />
  }
  if (role === 'holder' && standing === 'permitted' && may('ask-onward')) {
    return <PassOn request={request} changed={changed} />
  }
  return null
}

interface Props {
  request: OnwardCase
  changed: () => void
}

function Answer({ request, changed }: Props) {
  const text = useText()
  const word = useWord()
  const client = useClient()
  const [answer, setAnswer] = useState<string>('yes')
  const [ground, setGround] = useState<string>('source-protection')
  const [report, setReport] = useState('')
  const [until, setUntil] = useState(() => inDays(CONSENT_DAYS))
  const act = useAct()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const given: OnwardAnswer =
      answer === 'no'
        ? { answer, ground }
        : { answer, until: until.trim(), ...(answer === 'tear-line' && { report: report.trim() }) }
    if (await act.run(() => client.answerOnward(request.id, given))) changed()
  }
  return (
    <Form className="stack" onSubmit={(event) => void send(event)}>
      <Choice
        label={text('answer')}
        value={answer}
        onChange={setAnswer}
        options={ANSWERS.map((one) => ({ value: one, label: word('onward-answer', one) }))}
      />
      {answer === 'no' && <Ground value={ground} onChange={setGround} />}
      {answer === 'tear-line' && (
        <Entry
          label={text('tear-line-report')}
          help={text('tear-line-help')}
          value={report}
          onChange={setReport}
          isRequired
          autoComplete="off"
        />
      )}
      {answer !== 'no' && (
        <Entry label={text('last-day')} value={until} onChange={setUntil} isRequired autoComplete="off" />
      )}
      <Submit act={act} words={text('onward-answer-send')} />
    </Form>
  )
}

function Ground({ value, onChange }: { value: string; onChange: (ground: string) => void }) {
  const text = useText()
  const word = useWord()
  return (
    <Choice
      label={text('ground')}
      value={value}
      onChange={onChange}
      options={GROUNDS.map((one) => ({ value: one, label: word('ground', one) }))}
    />
  )
}

function Revoke({ request, changed }: Props) {
  const text = useText()
  const client = useClient()
  const [ground, setGround] = useState<string>('source-protection')
  const act = useAct()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await act.run(() => client.revokeOnward(request.id, ground))) changed()
  }
  return (
    <Form className="stack" onSubmit={(event) => void send(event)}>
      <Ground value={ground} onChange={setGround} />
      <Submit act={act} words={text('onward-revoke')} />
    </Form>
  )
}

/** A tear line goes in the place of what was asked for. */
function PassOn({ request, changed }: Props) {
  const text = useText()
  const client = useClient()
  const item = request.answer?.tear_line ?? request.request?.item
  const [basis, setBasis] = useState(request.request?.basis ?? '')
  const act = useAct()
  if (item === undefined) return null
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await act.run(() => client.passOn({ item, to: request.to, basis: basis.trim() }))) changed()
  }
  return (
    <Form className="stack" onSubmit={(event) => void send(event)}>
      <Entry label={text('basis')} value={basis} onChange={setBasis} anyScript isRequired />
      <Submit act={act} words={text('pass-on')} />
    </Form>
  )
}
