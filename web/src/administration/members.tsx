// Whose cards this node accepted, and with whom it deals: a card is accepted after its fingerprint was compared by people,
// and a member that is suspended gets nothing and is heard no more until it is dealt with again.

import { type FormEvent, useState } from 'react'
import { Button, Form } from 'react-aria-components'
import { useClient } from '../api/session'
import type { Member } from '../api/shapes'
import { useText } from '../language/language'
import { useAct } from '../parts/act'
import { Entry } from '../parts/entry'
import { Icon } from '../parts/icon'
import { Lines } from '../parts/lines'
import { MemberName, plainName, useMembers } from '../parts/member'
import { Submit } from '../parts/submit'

export function MembersDealtWith() {
  const text = useText()
  const others = useMembers().members.filter((member) => !member.own)
  return (
    <section aria-labelledby="dealt-title">
      <h2 id="dealt-title">{text('dealt-with')}</h2>
      <div className="two two-even">
        <ul className="sheet-list">
          {others.map((member) => (
            <li key={member.member}>
              <Standing member={member} />
            </li>
          ))}
        </ul>
        <AcceptCard />
      </div>
    </section>
  )
}

function Standing({ member }: { member: Member }) {
  const text = useText()
  const client = useClient()
  const { reload } = useMembers()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const act = useAct()
  const { active } = member
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await act.run(() => client.setStanding(member.member, !active, reason.trim())))) return
    setOpen(false)
    setReason('')
    reload()
  }
  return (
    <>
      <div className="facts">
        <strong>
          <MemberName code={member.member} />
        </strong>
        <span className={`cell cell-${active ? 'delivered' : 'withheld'}`}>
          <Icon name={active ? 'delivered' : 'withheld'} />
          {text(active ? 'standing-active' : 'principal-suspended')}
        </span>
        <code className="long-code">{member.fingerprint}</code>
        <Button className="button button-quiet" aria-expanded={open} onPress={() => setOpen(!open)}>
          {text(active ? 'principal-suspend' : 'principal-resume')}
          <span className="hidden"> {plainName(member.name)}</span>
        </Button>
      </div>
      {member.reason && (
        <p className="quiet">
          <bdi>{member.reason}</bdi>
        </p>
      )}
      {open && (
        <Form className="stack" onSubmit={(event) => void submit(event)}>
          <Entry
            label={text('reason')}
            value={reason}
            onChange={setReason}
            anyScript
            isRequired
            maxLength={500}
          />
          <Submit act={act} words={text(active ? 'dealt-suspend' : 'dealt-resume')} />
        </Form>
      )}
    </>
  )
}

function AcceptCard() {
  const text = useText()
  const client = useClient()
  const { reload } = useMembers()
  const [card, setCard] = useState('')
  const [fingerprint, setFingerprint] = useState('')
  const [accepted, setAccepted] = useState<Member>()
  const act = useAct()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAccepted(undefined)
    const done = await act.run(async () => setAccepted(await client.acceptCard(card, fingerprint)))
    if (!done) return
    setCard('')
    setFingerprint('')
    reload()
  }
  return (
    <Form className="panel" onSubmit={(event) => void submit(event)} aria-labelledby="accept-title">
      <h3 id="accept-title">{text('accept-card')}</h3>
      <p>{text('accept-card-help')}</p>
      <Lines label={text('card')} value={card} onChange={setCard} rows={4} code isRequired />
      <Entry
        label={text('fingerprint')}
        help={text('fingerprint-help')}
        value={fingerprint}
        onChange={setFingerprint}
        autoComplete="off"
        isRequired
      />
      <Submit act={act} words={text('accept')} />
      <div role="status">
        {accepted && (
          <p className="cell cell-delivered">
            <Icon name="delivered" />
            {text('accepted', { name: plainName(accepted.name) })}
          </p>
        )}
      </div>
    </Form>
  )
}
