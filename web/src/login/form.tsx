// Login and password, with what went wrong beside them.

import { type FormEvent, useState } from 'react'
import { Button, Form } from 'react-aria-components'
import type { Problem } from '../api/client'
import { asProblem } from '../api/remote'
import { useWho } from '../api/session'
import type { Health } from '../api/shapes'
import { useText } from '../language/language'
import { Entry } from '../parts/entry'
import { ProblemNote } from '../parts/problem'
import { NotGiven, withoutPasskeys } from './passkey'
import { ProviderWay } from './provider'

interface Props {
  /** Given when somebody logs in again. */
  login?: string
  health: Health | undefined
}

export function LoginForm({ login: known = '', health }: Props) {
  const text = useText()
  const { logIn, logInByPasskey } = useWho()
  const [login, setLogin] = useState(known)
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [notGiven, setNotGiven] = useState(false)

  const enter = async (ask: () => Promise<void>) => {
    setBusy(true)
    setProblem(undefined)
    setNotGiven(false)
    try {
      await ask()
    } catch (error) {
      if (error instanceof NotGiven) setNotGiven(true)
      else setProblem(asProblem(error))
      setPassword('')
    } finally {
      setBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void enter(() => logIn(login.trim(), password))
  }

  return (
    <Form className="stack" onSubmit={submit}>
      {problem && <ProblemNote problem={problem} />}
      {notGiven && <p role="alert">{text('passkey-not-given')}</p>}
      <Entry
        label={text('login')}
        value={login}
        onChange={setLogin}
        name="login"
        autoComplete="username"
        autoFocus={known === ''}
        isRequired
      />
      <Entry
        label={text('password')}
        type="password"
        value={password}
        onChange={setPassword}
        name="password"
        autoComplete="current-password"
        autoFocus={known !== ''}
        isRequired
      />
      <Button className="button button-main" type="submit" isDisabled={busy}>
        {text(busy ? 'logging-in' : 'log-in')}
      </Button>
      {!withoutPasskeys() && (
        <Button className="button" isDisabled={busy} onPress={() => void enter(logInByPasskey)}>
          {text('log-in-passkey')}
        </Button>
      )}
      <ProviderWay health={health} apart={known !== ''} />
    </Form>
  )
}
