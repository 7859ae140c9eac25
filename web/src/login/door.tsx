// The door: whose node this is, and what stands below its name.

import { type ReactNode, useEffect, useState } from 'react'
import { makeClient } from '../api/client'
import type { Health } from '../api/shapes'
import { LanguageChoice } from '../frame/language-choice'
import { useText } from '../language/language'
import { plainName } from '../parts/member'

/** What the node tells everybody of itself. */
export function useHealth(): Health | undefined {
  const [health, setHealth] = useState<Health>()
  useEffect(() => {
    const stop = new AbortController()
    makeClient()
      .health(stop.signal)
      .then(setHealth)
      .catch(() => {})
    return () => stop.abort()
  }, [])
  return health
}

interface Props {
  title: string
  health: Health | undefined
  children: ReactNode
}

export function Door({ title, health, children }: Props) {
  const text = useText()
  const name = health?.name
  useEffect(() => {
    document.title = `${title} · Tansiq`
  }, [title])
  return (
    <div className="door">
      <main className="door-card">
        <header>
          <p className="whose-product">Tansiq</p>
          <h1>{name ? <bdi>{plainName(name)}</bdi> : title}</h1>
          {name && plainName(name) !== name && <span className="exercise">{text('exercise')}</span>}
        </header>
        {children}
        <LanguageChoice />
      </main>
    </div>
  )
}
