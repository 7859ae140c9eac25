// A desk that nobody sits at: the session ends there, and what was typed waits for whoever comes back. Somebody who works
// in another tab sits at the desk as well.

import { useEffect } from 'react'

/** So long nobody touched the page. The node's own limit is longer: it does not see who reads. */
export const IDLE_MS = 15 * 60 * 1000
/** How often the page looks, and how often it tells the other tabs that it is touched. */
const LOOK_MS = 10_000
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
const TOUCHED = 'tansiq-touched'

export function useIdle(isOn: boolean, ended: () => void) {
  useEffect(() => {
    if (!isOn) return
    let last = 0
    const touched = () => {
      if (Date.now() - last < LOOK_MS) return
      last = Date.now()
      localStorage.setItem(TOUCHED, String(last))
    }
    touched()
    for (const touch of TOUCHES) window.addEventListener(touch, touched, { passive: true })
    const timer = setInterval(() => {
      const anywhere = Number(localStorage.getItem(TOUCHED) ?? 0)
      if (Date.now() - Math.max(last, anywhere) < IDLE_MS) return
      clearInterval(timer)
      ended()
    }, LOOK_MS)
    return () => {
      clearInterval(timer)
      for (const touch of TOUCHES) window.removeEventListener(touch, touched)
    }
  }, [isOn, ended])
}
