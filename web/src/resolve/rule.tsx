// Whose resolution decisions count at this node beside its own member's. Whoever signs agreements changes it, with a
// reason; everybody else reads it.

import { type FormEvent, useCallback, useState } from 'react'
import { Button, Form } from 'react-aria-components'
import { useRemote } from '../api/remote'
import { useClient, useMay } from '../api/session'
import type { Rule } from '../api/shapes'
import { useText } from '../language/language'
import { useAct } from '../parts/act'
import { Lines } from '../parts/lines'
import { MemberName, useMembers } from '../parts/member'
import { ReadPanel } from '../parts/read-panel'
import { Submit } from '../parts/submit'
import { When } from '../parts/when'

export function RulePanel() {
  const text = useText()
  const client = useClient()
  const maySet = useMay()('sign-agreements')
  const remote = useRemote(useCallback((signal: AbortSignal) => client.rule(signal), [client]))
  return (
    <ReadPanel id="rule-title" title={text('rule-title')} remote={remote}>
      {(rule) => (
        <>
          <Holds rule={rule} />
          {maySet && <Change rule={rule} look={remote.reload} />}
        </>
      )}
    </ReadPanel>
  )
}

function Holds({ rule: { members, since, reason } }: { rule: Rule }) {
  const text = useText()
  return (
    <>
      {members.length === 0 ? (
        <p>{text('rule-nobody')}</p>
      ) : (
        <p className="facts">
          <span>{text('rule-members')}</span>
          {members.map((member) => (
            <strong key={member}>
              <MemberName code={member} />
            </strong>
          ))}
        </p>
      )}
      {since && (
        <p className="quiet">
          <When at={since} /> <bdi>{reason}</bdi>
        </p>
      )}
    </>
  )
}

function Change({ rule, look }: { rule: Rule; look: () => void }) {
  const text = useText()
  const client = useClient()
  const others = useMembers().members.filter((member) => !member.own)
  const [open, setOpen] = useState(false)
  const [members, setMembers] = useState<readonly string[]>(rule.members)
  const [reason, setReason] = useState('')
  const act = useAct()
  const toggle = (member: string) =>
    setMembers(members.includes(member) ? members.filter((one) => one !== member) : [...members, member])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await act.run(() => client.setRule(members, reason.trim(), rule.since ?? ''))) {
      setOpen(false)
      setReason('')
    }
    // Refused, it may be because of what somebody else did: what holds now is to be seen either way.
    look()
  }
  const begin = () => {
    setMembers(rule.members)
    setOpen(true)
  }
  if (!open) {
    return (
      <Button className="button" onPress={begin}>
        {text('rule-change')}
      </Button>
    )
  }
  return (
    <Form className="stack" onSubmit={(event) => void submit(event)}>
      <fieldset className="options">
        <legend>{text('rule-whose')}</legend>
        {others.map(({ member }) => (
          <label key={member} className="option">
            <input type="checkbox" checked={members.includes(member)} onChange={() => toggle(member)} />
            <MemberName code={member} />
          </label>
        ))}
      </fieldset>
      <Lines label={text('decision-why')} value={reason} onChange={setReason} isRequired maxLength={2000} />
      <Submit act={act} words={text('rule-set')}>
        <Button className="button" onPress={() => setOpen(false)}>
          {text('close')}
        </Button>
      </Submit>
    </Form>
  )
}
