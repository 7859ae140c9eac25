// The page's colours and font for a canvas, which does not know the style sheet; light and dark as the reader has it.

import { type RefObject, useEffect, useState } from 'react'
import { useView } from '../frame/view'

const INKS = ['ink', 'quiet', 'edge', 'surface', 'accent', 'accent-ink', 'held'] as const
export type Ink = Record<(typeof INKS)[number] | 'font', string>

const DARK = '(prefers-color-scheme: dark)'

export function useInk(holder: RefObject<HTMLElement | null>): Ink | undefined {
  const { theme } = useView().view
  const [ink, setInk] = useState<Ink>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes what the style sheet says
  useEffect(() => {
    const read = () => holder.current && setInk(inkOf(holder.current))
    read()
    const dark = matchMedia(DARK)
    dark.addEventListener('change', read)
    return () => dark.removeEventListener('change', read)
  }, [holder, theme])
  return ink
}

function inkOf(holder: HTMLElement): Ink {
  const probe = holder.appendChild(document.createElement('span'))
  const colour = (name: string) => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  }
  const ink = Object.fromEntries(INKS.map((name) => [name, colour(name)])) as Ink
  const font = getComputedStyle(holder).fontFamily
  probe.remove()
  return { ...ink, font }
}
