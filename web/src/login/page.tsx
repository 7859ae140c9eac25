// The door: whose node this is, and the log-in.

import { useEffect, useState } from 'react'
import { makeClient } from '../api/client'
import { useWho } from '../api/session'
import { LanguageChoice } from '../frame/language-choice'
import { useText } from '../language/language'
import { plainName } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { LoginForm } from './form'

/** Whose node this is, as it tells everybody. */
function useNodeName(): string | undefined {
  const [name, setName] = useState<string>()
  useEffect(() => {
    const stop = new AbortController()
    makeClient()
      .health(stop.signal)
      .then((health) => setName(health.name))
      .catch(() => {})
    return () => stop.abort()
  }, [])
  return name
}

export function LoginPage() {
  const text = useText()
  const { problem, ask } = useWho()
  const name = useNodeName()
  useEffect(() => {
    document.title = `${text('log-in')} · Tansiq`
  }, [text])
  return (
    <div className="door">
      <main className="door-card">
        <header>
          <p className="whose-product">Tansiq</p>
          <h1>{name ? <bdi>{plainName(name)}</bdi> : text('log-in')}</h1>
          {name && plainName(name) !== name && <span className="exercise">{text('exercise')}</span>}
        </header>
        {problem ? <ProblemNote problem={problem} retry={ask} /> : <LoginForm />}
        <LanguageChoice />
      </main>
    </div>
  )
}
