// The log-in, at the door.

import { useWho } from '../api/session'
import { useText } from '../language/language'
import { ProblemNote } from '../parts/problem'
import { Door, useHealth } from './door'
import { LoginForm } from './form'

export function LoginPage() {
  const text = useText()
  const { problem, ask } = useWho()
  const health = useHealth()
  return (
    <Door title={text('log-in')} health={health}>
      {problem ? <ProblemNote problem={problem} retry={ask} /> : <LoginForm health={health} />}
    </Door>
  )
}
