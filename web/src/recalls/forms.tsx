// What officers do about recalls: take a report of ours back, and keep what another member may take back.

import { type FormEvent, useState } from 'react'
import { Form } from 'react-aria-components'
import { useClient } from '../api/session'
import { useText, useWord } from '../language/language'
import { useAct } from '../parts/act'
import { Choice } from '../parts/choice'
import { Entry } from '../parts/entry'
import { plainName, useMembers } from '../parts/member'
import { Submit } from '../parts/submit'

const RETRACTIONS = ['not-true', 'wrong-person', 'unlawful'] as const
const WITHDRAWALS = ['wrong-recipient', 'protection', 'no-longer-needed'] as const
const KEEPING = ['court-file', 'law', 'warning', 'oversight'] as const
const EVERYBODY = ''

interface Props {
  report: string
  changed: () => void
}

/** Takes a report of ours back: because it is wrong, or because it is no longer for those who have it. */
export function TakeBack({ report, changed }: Props) {
  const text = useText()
  const word = useWord()
  const client = useClient()
  const { members } = useMembers()
  const [ground, setGround] = useState<string>('wrong-recipient')
  const [from, setFrom] = useState(EVERYBODY)
  const [reason, setReason] = useState('')
  const act = useAct()
  const withdraws = WITHDRAWALS.some((one) => one === ground)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const members = withdraws && from !== EVERYBODY ? [from] : []
    const order = { ground, from: members, reason: reason.trim() }
    if (await act.run(() => client.recall(report, order))) changed()
  }
  const holders = members.filter((member) => !member.own)
  return (
    <details className="agreement">
      <summary>{text('recall-take-back')}</summary>
      <Form className="stack" onSubmit={(event) => void send(event)}>
        <Choice
          label={text('ground')}
          value={ground}
          onChange={setGround}
          help={text(withdraws ? 'recall-withdrawal-help' : 'recall-retraction-help')}
          options={[...WITHDRAWALS, ...RETRACTIONS].map((one) => ({
            value: one,
            label: word('recall-ground', one),
          }))}
        />
        {withdraws && (
          <Choice
            label={text('recall-from')}
            value={from}
            onChange={setFrom}
            options={[
              { value: EVERYBODY, label: text('recall-everybody') },
              ...holders.map(({ member, name }) => ({ value: member, label: plainName(name) })),
            ]}
          />
        )}
        <Entry
          label={text('recall-reason')}
          help={text('recall-reason-help')}
          value={reason}
          onChange={setReason}
          anyScript
          isRequired
        />
        <Submit act={act} words={text('recall-send')} />
      </Form>
    </details>
  )
}

/** Says that something of another member must be kept here even if it is taken back, or need not any more. */
export function MustKeep({ report, changed }: Props) {
  const text = useText()
  const word = useWord()
  const client = useClient()
  const [ground, setGround] = useState<string>('court-file')
  const [basis, setBasis] = useState('')
  const act = useAct()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const order = { basis: basis.trim(), ...(ground !== '' && { ground }) }
    if (await act.run(() => client.keep(report, order))) changed()
  }
  return (
    <details className="agreement">
      <summary>{text('keep')}</summary>
      <Form className="stack" onSubmit={(event) => void send(event)}>
        <Choice
          label={text('ground')}
          value={ground}
          onChange={setGround}
          options={[
            ...KEEPING.map((one) => ({ value: one as string, label: word('keep-ground', one) })),
            { value: '', label: text('keep-let-go') },
          ]}
        />
        <Entry label={text('basis')} value={basis} onChange={setBasis} anyScript isRequired />
        <Submit act={act} words={text('keep-send')} />
      </Form>
    </details>
  )
}
