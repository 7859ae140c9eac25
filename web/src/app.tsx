// The page: the door for whoever is not logged in, else the frame with the room that the address names.

import { useCallback, useState } from 'react'
import { AdministrationPage } from './administration/page'
import { LiveProvider } from './api/live'
import { SessionProvider, useWho } from './api/session'
import type { Session } from './api/shapes'
import { BannerProvider } from './frame/banner'
import { Frame, useRooms } from './frame/frame'
import { type Room, usePlace } from './frame/route'
import { ViewProvider } from './frame/view'
import { LanguageProvider, useText } from './language/language'
import { LedgerPage } from './ledger/page'
import { LoginAgain } from './login/again'
import { LoginPage } from './login/page'
import { PROVIDER_ROOM, ProviderPage } from './login/provider'
import { MembersPage } from './members/page'
import { MembersProvider } from './parts/member'
import { PurposeProvider } from './parts/purpose'
import { PeoplePage } from './people/page'
import { ResolvePage } from './resolve/page'
import { ScreeningPage } from './screening/page'
import { Announcer } from './traffic/announcer'
import { TrafficPage } from './traffic/page'
import { WatchPage } from './watch/page'

const PAGES: Record<Room, (props: { id: string | undefined }) => React.ReactNode> = {
  watch: WatchPage,
  traffic: TrafficPage,
  people: PeoplePage,
  resolve: ResolvePage,
  screening: ScreeningPage,
  members: MembersPage,
  ledger: LedgerPage,
  administration: AdministrationPage,
}

export function App() {
  return (
    <ViewProvider>
      <SessionProvider>
        <LanguageProvider>
          <Entrance />
        </LanguageProvider>
      </SessionProvider>
    </ViewProvider>
  )
}

function Entrance() {
  const { session, problem } = useWho()
  const [atProvider, setAtProvider] = useState(location.pathname === PROVIDER_ROOM)
  const leaveProvider = useCallback(() => setAtProvider(false), [])
  if (atProvider) return <ProviderPage done={leaveProvider} />
  if (session === undefined && problem === null) return null
  if (!session) return <LoginPage />
  return (
    // A new principal starts with empty rooms: nothing of the last one's is kept.
    <Rooms key={session.principal} session={session} />
  )
}

function Rooms({ session }: { session: Session }) {
  const { id, room: asked } = usePlace()
  const rooms = useRooms()
  const room = asked === undefined ? rooms[0] : rooms.find((one) => one === asked)
  const Page = room && PAGES[room]
  return (
    <LiveProvider>
      <MembersProvider>
        <PurposeProvider>
          <BannerProvider>
            <Frame session={session} room={room}>
              {Page ? <Page id={id} /> : <NoRoom />}
            </Frame>
            <Announcer />
            <LoginAgain login={session.login} />
          </BannerProvider>
        </PurposeProvider>
      </MembersProvider>
    </LiveProvider>
  )
}

function NoRoom() {
  const text = useText()
  return (
    <div className="room">
      <h1>{text('no-room')}</h1>
      <p>{text('no-room-help')}</p>
    </div>
  )
}
