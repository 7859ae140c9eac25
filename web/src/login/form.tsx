// Login and password, with what went wrong beside them.

import { type FormEvent, useState } from 'react'
import { Button, Form } from 'react-aria-components'
import type { Problem } from '../api/client'
import { asProblem } from '../api/remote'
import { useWho } from '../api/session'
import { useText } from '../language/language'
import { Entry } from '../parts/entry'
import { ProblemNote } from '../parts/problem'

/** `login` is given when somebody logs in again. */
export function LoginForm({ login: known = '' }: { login?: string }) {
  const text = useText()
  const { logIn } = useWho()
  const [login, setLogin] = useState(known)
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    try {
      await logIn(login.trim(), password)
    } catch (error) {
      setProblem(asProblem(error))
      setPassword('')
    } finally {
      setBusy(false)
    }
  }

  return (
    <Form className="stack" onSubmit={(event) => void submit(event)}>
      {problem && <ProblemNote problem={problem} />}
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
    </Form>
  )
}
