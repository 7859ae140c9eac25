// The signs of the map: each has a shape of its own, and a colour beside it. They are drawn on the map as here.

import type { Sign } from './placed'

/** On a field of 16 by 16. */
export const SHAPES: Record<Sign, string> = {
  incident: 'M8 1.8 14.8 13.8H1.2Z',
  sighting: 'M8 2a6 6 0 1 0 .01 0Z',
  'control-point': 'M8 .8 15.2 8 8 15.2.8 8Z',
  place: 'M3 3h10v10H3Z',
}

/** The colours, as they are called in base.css. */
export const COLOURS: Record<Sign, string> = {
  incident: '--bad',
  sighting: '--accent',
  'control-point': '--good',
  place: '--held',
}

export function SignMark({ sign }: { sign: Sign }) {
  return (
    <svg className={`sign sign-${sign}`} viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d={SHAPES[sign]} />
    </svg>
  )
}
