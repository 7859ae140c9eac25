// One's own passkeys: which there are, a new one for this device, and taking one away.

import { type FormEvent, useCallback, useState } from 'react'
import { Button, Dialog, Form, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { Passkey } from '../api/shapes'
import { useText } from '../language/language'
import { useAct } from '../parts/act'
import { Entry } from '../parts/entry'
import { Loading } from '../parts/loading'
import { ProblemNote } from '../parts/problem'
import { When } from '../parts/when'
import { makePasskey, NotGiven, withoutPasskeys } from './passkey'

/** The button beside one's name, and what it opens. */
export function Passkeys() {
  const text = useText()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button className="button button-quiet" onPress={() => setOpen(true)}>
        {text('passkeys')}
      </Button>
      <ModalOverlay className="veil" isOpen={open} onOpenChange={setOpen} isDismissable>
        <Modal className="modal">
          <Dialog className="dialog">
            <Heading slot="title">{text('passkeys')}</Heading>
            <p className="quiet">{text('passkeys-help')}</p>
            <Own />
            <Button className="button" onPress={() => setOpen(false)}>
              {text('close')}
            </Button>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  )
}

function Own() {
  const client = useClient()
  const act = useAct()
  const { value, problem, reload } = useRemote(
    useCallback((signal: AbortSignal) => client.passkeys(signal), [client]),
  )
  const remove = (id: string) => void act.run(() => client.removePasskey(id).then(reload))
  if (problem) return <ProblemNote problem={problem} retry={reload} />
  if (!value) return <Loading />
  return (
    <>
      {act.problem && <ProblemNote problem={act.problem} />}
      <List passkeys={value} remove={remove} busy={act.busy} />
      <Add added={reload} />
    </>
  )
}

interface ListProps {
  passkeys: readonly Passkey[]
  remove: (id: string) => void
  busy: boolean
}

function List({ passkeys, remove, busy }: ListProps) {
  const text = useText()
  if (passkeys.length === 0) return <p>{text('passkeys-none')}</p>
  return (
    <ul className="sheet-list">
      {passkeys.map(({ id, name, added }) => (
        <li key={id} className="facts">
          <bdi>{name}</bdi>
          <When at={added} />
          <Button className="button button-quiet" isDisabled={busy} onPress={() => remove(id)}>
            {text('passkey-remove')}
            <span className="hidden"> {name}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** The password is asked for again: a page that somebody left open makes no lasting way in. */
function Add({ added }: { added: () => void }) {
  const text = useText()
  const client = useClient()
  const act = useAct()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [notGiven, setNotGiven] = useState(false)
  const without = withoutPasskeys()
  if (without) return <p className="quiet">{text(`passkeys-not-${without}`)}</p>

  const add = async () => {
    const question = await client.newPasskeyQuestion(password)
    const credential = await makePasskey(question)
    await client.addPasskey({ question: question.question, name, credential })
    setName('')
    added()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setNotGiven(false)
    const unlessNotGiven = (error: unknown) => {
      if (!(error instanceof NotGiven)) throw error
      setNotGiven(true)
    }
    void act.run(() => add().catch(unlessNotGiven)).finally(() => setPassword(''))
  }
  return (
    <Form className="stack" onSubmit={submit}>
      {act.problem && <ProblemNote problem={act.problem} />}
      {notGiven && <p role="alert">{text('passkey-not-given')}</p>}
      <Entry label={text('passkey-name')} value={name} onChange={setName} name="passkey-name" isRequired />
      <Entry
        label={text('password')}
        type="password"
        value={password}
        onChange={setPassword}
        name="password"
        autoComplete="current-password"
        isRequired
      />
      <Button className="button button-main" type="submit" isDisabled={act.busy}>
        {text('passkey-add')}
      </Button>
    </Form>
  )
}
