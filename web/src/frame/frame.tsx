// The frame around every room: banner, whose node this is, the rooms that this principal may enter, the clock,
// the state of the line, the language, and who is logged in.

import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { Button } from 'react-aria-components'
import { useLive } from '../api/live'
import { useMay, useWho } from '../api/session'
import type { Capability, Session } from '../api/shapes'
import { useText, useWord } from '../language/language'
import { Passkeys } from '../login/passkeys'
import { Icon } from '../parts/icon'
import { plainName } from '../parts/member'
import { FlashBar } from '../traffic/flash-bar'
import { Banner } from './banner'
import { Clock } from './clock'
import { Help } from './help'
import { LanguageChoice } from './language-choice'
import { placeOf, ROOMS, type Room } from './route'

/** What one must be allowed to do to enter a room: any of these. Who the members are is no secret among them. */
const NEEDS: Record<Room, readonly Capability[]> = {
  watch: ['read-traffic', 'read-content'],
  traffic: ['read-traffic'],
  people: ['read-content'],
  resolve: ['read-content'],
  screening: ['screen'],
  members: [],
  ledger: ['verify-ledger'],
  administration: ['manage-principals'],
}

/** The rooms that this principal may enter, in the order of the menu. */
export function useRooms(): Room[] {
  const may = useMay()
  return useMemo(
    () =>
      ROOMS.filter((room) => {
        const need = NEEDS[room]
        return need.length === 0 || need.some(may)
      }),
    [may],
  )
}

interface Props {
  session: Session
  room: Room | undefined
  children: ReactNode
}

export function Frame({ session, room, children }: Props) {
  const text = useText()
  const main = useRef<HTMLElement>(null)
  const rooms = useRooms()
  const name = plainName(session.node_name)
  useEffect(() => {
    document.title = room ? `${text(`room-${room}`)} · ${name} · Tansiq` : `${name} · Tansiq`
  }, [room, name, text])

  return (
    <div className="frame">
      <Button className="skip" onPress={() => main.current?.focus()}>
        {text('skip')}
      </Button>
      <Banner exerciseNode={name !== session.node_name} />
      <header className="rail">
        <div className="whose">
          <span className="whose-node">
            <bdi>{name}</bdi>
          </span>
          <span className="whose-product">Tansiq · {session.node}</span>
        </div>
        <div className="watch">
          <Clock />
          <ConnectionState />
        </div>
        <nav aria-label={text('rooms')}>
          <ul className="rooms">
            {rooms.map((one) => (
              <li key={one}>
                <a href={placeOf(one)} aria-current={one === room ? 'page' : undefined}>
                  <Icon name={one} />
                  {text(`room-${one}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="who">
          <LanguageChoice />
          <Help rooms={rooms} />
          <Who session={session} />
        </div>
      </header>
      <main ref={main} tabIndex={-1} id="main">
        <FlashBar principal={session.principal} />
        {children}
      </main>
    </div>
  )
}

function ConnectionState() {
  const text = useText()
  const { connection } = useLive()
  const state = connection === 'live' ? 'live' : 'reconnecting'
  return (
    <p className={`line line-${state}`} role="status">
      <span className="line-mark" aria-hidden="true" />
      {text(`line-${connection}`)}
    </p>
  )
}

function Who({ session }: { session: Session }) {
  const text = useText()
  const word = useWord()
  const { logOut } = useWho()
  return (
    <div className="me">
      <p>
        <span className="me-login">
          <bdi>{session.login}</bdi>
          {session.member !== session.node && (
            <span className="quiet">
              {' '}
              · <bdi>{session.member}</bdi>
            </span>
          )}
        </span>
        <span className="me-role">{word('role', session.role)}</span>
        <span className="me-role">{text('cleared-for', { level: word('level', session.clearance) })}</span>
      </p>
      <Passkeys />
      <Button className="button button-quiet" onPress={() => void logOut()}>
        <Icon name="out" />
        {text('log-out')}
      </Button>
    </div>
  )
}
