// Who is logged in, and what happens when the session ends while somebody is at work: the page stays as it
// is, with everything typed, and asks for the password again.

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useIdle } from '../login/idle'
import { answerByPasskey } from '../login/passkey'
import { forgetOthersDrafts } from '../writing/kept'
import { type Client, makeClient, Problem } from './client'
import type { Capability, ProviderAnswer, Session } from './shapes'

interface Who {
  client: Client
  /** Nothing while the node is being asked, null when nobody is logged in. */
  session: Session | null | undefined
  /** The session ended while the page was in use. */
  expired: boolean
  /** The node could not be asked who is logged in. */
  problem: Problem | null
  logIn: (login: string, password: string) => Promise<void>
  /** By a passkey of this device. */
  logInByPasskey: () => Promise<void>
  /** By what the browser brought from the provider. */
  logInByProvider: (answer: ProviderAnswer) => Promise<void>
  logOut: () => Promise<void>
  ask: () => void
}

const Context = createContext<Who | null>(null)

export function SessionProvider({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<Session | null | undefined>(undefined)
  const [expired, setExpired] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const client = useMemo(() => makeClient(() => setExpired(true)), [])

  const leaving = useRef<Promise<void>>(undefined)

  const ask = useCallback(() => {
    // A client of its own: that nobody is logged in at the start is no expiry.
    makeClient()
      .session()
      .then((found) => {
        setSession(found)
        setProblem(null)
      })
      .catch((error: unknown) => {
        if (error instanceof Problem && error.status === 401) {
          setSession(null)
          setProblem(null)
        } else {
          setProblem(error instanceof Problem ? error : null)
        }
      })
  }, [])
  useEffect(ask, [ask])

  const enter = useCallback(async (ask: (client: Client) => Promise<Session>) => {
    // The answer to an ending takes the cookie away: it must not come after that to a beginning.
    await leaving.current
    const next = await ask(makeClient())
    forgetOthersDrafts(next.principal)
    setSession(next)
    setExpired(false)
  }, [])
  const logIn = useCallback(
    (login: string, password: string) => enter((client) => client.logIn(login, password)),
    [enter],
  )
  const logInByPasskey = useCallback(
    () =>
      enter(async (client) => {
        const question = await client.passkeyQuestion()
        const credential = await answerByPasskey(question)
        return client.logInByPasskey({ question: question.question, credential })
      }),
    [enter],
  )
  const logInByProvider = useCallback(
    (answer: ProviderAnswer) => enter((client) => client.logInByProvider(answer)),
    [enter],
  )
  const logOut = useCallback(async () => {
    // Whatever the node answers, this page forgets what it showed.
    await makeClient()
      .logOut()
      .catch(() => {})
    forgetOthersDrafts()
    setSession(null)
    setExpired(false)
  }, [])

  /** Nobody sits here: the session ends at the node, and the page asks for the password again. */
  const leave = useCallback(() => {
    setExpired(true)
    leaving.current = makeClient()
      .logOut()
      .catch(() => {})
  }, [])
  useIdle(session != null && !expired, leave)

  /** The same person may have logged in beside this page, by the provider: one browser has one session. */
  const principal = session?.principal
  useEffect(() => {
    if (!expired) return
    const look = () =>
      void makeClient()
        .session()
        .then((found) => {
          if (found.principal !== principal) return
          setSession(found)
          setExpired(false)
        })
        .catch(() => {})
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [expired, principal])

  const who = useMemo(
    () => ({ client, session, expired, problem, logIn, logInByPasskey, logInByProvider, logOut, ask }),
    [client, session, expired, problem, logIn, logInByPasskey, logInByProvider, logOut, ask],
  )
  return <Context value={who}>{children}</Context>
}

export function useWho(): Who {
  const who = useContext(Context)
  if (!who) throw new Error('useWho outside of SessionProvider')
  return who
}

export const useClient = () => useWho().client

/** Whether this principal may do something here. */
export function useMay(): (capability: Capability) => boolean {
  const { session } = useWho()
  return useCallback((capability) => session?.capabilities.includes(capability) ?? false, [session])
}
