// The room where the way to the provider begins and ends: people log in there with an account that they have already, and
// the browser comes back here with an answer, which the node looks at. What it brought does not stay in the address.

import { useEffect, useRef, useState } from 'react'
import type { Problem } from '../api/client'
import { asProblem } from '../api/remote'
import { useWho } from '../api/session'
import type { Health } from '../api/shapes'
import { useText } from '../language/language'
import { Loading } from '../parts/loading'
import { ProblemNote } from '../parts/problem'
import { Door, useHealth } from './door'

export const PROVIDER_ROOM = '/log-in'

/** The way there, where the node has a provider. `apart` opens it beside this page, which stays as it is. */
export function ProviderWay({ health, apart }: { health: Health | undefined; apart: boolean }) {
  const text = useText()
  if (!health?.provider) return null
  const { name, room } = health.provider
  return (
    <>
      <a className="button" href={room} {...(apart && { target: '_blank', rel: 'noopener' })}>
        {text('log-in-provider', { name })}
      </a>
      {apart && <p className="quiet">{text('log-in-provider-apart')}</p>}
    </>
  )
}

type Came = { state: string; code: string } | 'refused' | 'new'

/** What the browser brought along; it is read once. */
function takeAlong(): Came {
  const brought = new URLSearchParams(location.search)
  history.replaceState(null, '', PROVIDER_ROOM)
  const [state, code] = [brought.get('state'), brought.get('code')]
  if (state && code) return { state, code }
  return brought.has('error') ? 'refused' : 'new'
}

export function ProviderPage({ done }: { done: () => void }) {
  const text = useText()
  const { client, logInByProvider } = useWho()
  const health = useHealth()
  const [problem, setProblem] = useState<Problem>()
  const [refused, setRefused] = useState(false)
  const begun = useRef(false)

  useEffect(() => {
    if (begun.current) return
    begun.current = true
    const came = takeAlong()
    if (came === 'refused') {
      setRefused(true)
      return
    }
    const next =
      came === 'new'
        ? client.providerQuestion().then(({ address }) => location.replace(address))
        : logInByProvider(came).then(() => {
            history.replaceState(null, '', '/')
            done()
          })
    next.catch((error: unknown) => setProblem(asProblem(error)))
  }, [client, logInByProvider, done])

  const over = refused || problem !== undefined
  return (
    <Door title={text('log-in')} health={health}>
      {problem && <ProblemNote problem={problem} />}
      {refused && <p role="alert">{text('provider-refused')}</p>}
      {over ? (
        <p className="stack">
          <a className="button button-main" href={PROVIDER_ROOM}>
            {text('provider-anew')}
          </a>
          <a className="button" href="/">
            {text('provider-otherwise')}
          </a>
        </p>
      ) : (
        <Loading />
      )}
    </Door>
  )
}
