// What keys do, wherever no text is being typed. They are found by their place on the keyboard, so that they work under
// an Arabic or Kurdish layout as well.

import { useEffect } from 'react'
import { useMay } from '../api/session'
import { NEW } from '../writing/place'
import { go, type Room } from './route'
import { useView } from './view'

/** After G, the key of each room. */
export const ROOM_KEYS: Partial<Record<Room, string>> = {
  watch: 'W',
  traffic: 'T',
  people: 'P',
  resolve: 'R',
  screening: 'S',
  members: 'M',
  ledger: 'L',
  administration: 'A',
}
/** How long G waits for the key of a room. */
const WAIT_MS = 1_500

const isTyping = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest('input, textarea, select, [role=dialog], [contenteditable]') !== null

export function useKeys(rooms: readonly Room[], help: () => void) {
  const { keys } = useView().view
  const may = useMay()
  useEffect(() => {
    let going = 0
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(event.target)) return
      if (!keys) return
      const letter = event.code.replace(/^Key/, '')
      const room = rooms.find((one) => ROOM_KEYS[one] === letter)
      const went = Date.now() - going < WAIT_MS
      going = 0
      if (event.key === '?' || event.key === '؟') help()
      else if (went && room) go(room)
      else if (letter === 'G') going = Date.now()
      else if (letter === 'N' && may('submit') && may('read-traffic')) go('traffic', NEW)
      else if (event.code === 'Slash')
        document.querySelector<HTMLElement>('main input, main textarea')?.focus()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [keys, may, rooms, help])
}
