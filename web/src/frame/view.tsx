// How the reader wants it shown: light or dark, in which digits, and with the Hijri date beside the Gregorian one. It is
// remembered by this browser; it says nothing of anybody.

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'

export const THEMES = ['system', 'light', 'dark'] as const
export const DIGITS = ['latn', 'arab'] as const
export type Theme = (typeof THEMES)[number]
export type Digits = (typeof DIGITS)[number]

export interface View {
  theme: Theme
  digits: Digits
  hijri: boolean
  /** Whether a key alone, without Control or Alt, does something. */
  keys: boolean
}

const REMEMBERED = 'tansiq-view'
const USUAL: View = { theme: 'system', digits: 'latn', hijri: false, keys: true }

function remembered(): View {
  try {
    const view: Partial<View> = JSON.parse(localStorage.getItem(REMEMBERED) ?? '{}')
    return {
      theme: THEMES.find((one) => one === view.theme) ?? USUAL.theme,
      digits: DIGITS.find((one) => one === view.digits) ?? USUAL.digits,
      hijri: view.hijri === true,
      keys: view.keys !== false,
    }
  } catch {
    return USUAL
  }
}

const Context = createContext<{ view: View; show: (more: Partial<View>) => void }>({
  view: USUAL,
  show: () => {},
})
export const useView = () => useContext(Context)

export function ViewProvider({ children }: { children: ReactNode }) {
  const [view, setView] = useState(remembered)
  useEffect(() => {
    localStorage.setItem(REMEMBERED, JSON.stringify(view))
    document.documentElement.dataset['theme'] = view.theme
  }, [view])
  const value = useMemo(
    () => ({ view, show: (more: Partial<View>) => setView((last) => ({ ...last, ...more })) }),
    [view],
  )
  return <Context value={value}>{children}</Context>
}
