// Where the page is. The place stands behind the # of the address, so that no id of a report or a subject
// reaches a server's log, and every file name is served by the node as it is.

import { useSyncExternalStore } from 'react'

export const ROOMS = [
  'watch',
  'traffic',
  'people',
  'resolve',
  'screening',
  'members',
  'ledger',
  'administration',
] as const
export type Room = (typeof ROOMS)[number]

export interface Place {
  room: Room | undefined
  /** A report, a subject, a pair, a decision or an agreement within the room. */
  id: string | undefined
}

export function readPlace(hash: string): Place {
  const [room, id] = hash.replace(/^#\/?/, '').split('/')
  const known = ROOMS.find((one) => one === room)
  return { room: known, id: known && id ? decode(id) : undefined }
}

function decode(id: string): string | undefined {
  try {
    return decodeURIComponent(id)
  } catch {
    return undefined
  }
}

export const placeOf = (room: Room, id?: string) => `#/${room}${id ? `/${encodeURIComponent(id)}` : ''}`

export function go(room: Room, id?: string) {
  window.location.hash = placeOf(room, id)
}

function subscribe(changed: () => void) {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

export function usePlace(): Place {
  return readPlace(useSyncExternalStore(subscribe, () => window.location.hash))
}
