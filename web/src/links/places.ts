// Where each stands in the drawing. Whoever has a place keeps it: expanding somebody moves nobody else. Pure.

import { type Network, neighbours, type Tie } from './network'

export interface Place {
  x: number
  y: number
}

/** The distance between two that are linked, and the least between any two. */
const LINK = 1
const CLEAR = 0.42
/** A line that passes somebody nearer than this would seem to end there. */
const PASSING = 0.16
/** How far round the neighbours of somebody stand who is not in the middle: away from the middle. */
const FAN = (Math.PI * 10) / 9
/** More neighbours than this stand in rings. */
const MANY = 24
const RINGS = 3
/** Where the first neighbour of the middle stands: not level with it, where their names would meet. */
const FIRST = 0.4
/** The golden angle parts rings so that nobody stands in line with the ring before. */
const TURN = Math.PI * (3 - Math.sqrt(5))

/** The places of all, those of `before` as they were. */
export function placed(network: Network, before: ReadonlyMap<string, Place>): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const [subject, place] of before) {
    const key = network.keyOf(subject)
    if (network.nodes.has(key) && !places.has(key)) places.set(key, place)
  }
  if (!places.has(network.centre)) places.set(network.centre, { x: 0, y: 0 })
  const near = neighbours(network)
  for (const key of network.nodes.keys()) {
    const from = places.get(key)
    const others = (near.get(key) ?? []).filter((other) => !places.has(other))
    if (from) fan(from, key === network.centre, others, places)
  }
  return places
}

/** Puts the neighbours of one round him, the next free place for each; many by turns in rings, wide enough for all. */
function fan(from: Place, isCentre: boolean, others: readonly string[], places: Map<string, Place>) {
  const outward = Math.atan2(from.y, from.x)
  const width = isCentre ? 2 * Math.PI : FAN
  const rings = others.length > MANY ? RINGS : 1
  const inner = Math.max(LINK, (others.length * CLEAR) / (width * rings))
  for (const [nth, other] of others.entries()) {
    const share = isCentre ? nth / others.length : (nth + 0.5) / others.length
    const angle = isCentre ? FIRST + share * width : outward + (share - 0.5) * width
    places.set(other, free(from, angle, inner + (nth % rings) * 2 * CLEAR, places))
  }
}

function free(from: Place, angle: number, near: number, places: ReadonlyMap<string, Place>): Place {
  const isClear = (place: Place) =>
    [...places.values()].every(({ x, y }) => Math.hypot(x - place.x, y - place.y) >= CLEAR)
  for (let ring = 0; ; ring += 1) {
    const far = near + ring * CLEAR * 0.75
    const turned = angle + ((ring * TURN) % 0.5)
    const place = { x: from.x + far * Math.cos(turned), y: from.y + far * Math.sin(turned) }
    if (isClear(place)) return place
  }
}

/** Whether a straight line between two would pass through somebody else. */
export function passesThrough({ ends }: Tie, places: ReadonlyMap<string, Place>): boolean {
  const [one, other] = ends.map((end) => places.get(end))
  if (!one || !other) return false
  const line = { x: other.x - one.x, y: other.y - one.y }
  const length = Math.hypot(line.x, line.y)
  return [...places].some(([key, { x, y }]) => {
    if (ends.includes(key)) return false
    const along = ((x - one.x) * line.x + (y - one.y) * line.y) / length
    const aside = Math.abs((x - one.x) * line.y - (y - one.y) * line.x) / length
    return along > 0 && along < length && aside < PASSING
  })
}
