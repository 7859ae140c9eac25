// What the mock node has on its map: places, incidents and sightings of an exercise, from a seed.

import { readFileSync } from 'node:fs'
import { NOW } from './mock-data.mjs'

const DISTRICTS = new URL('../../fixtures/map/exercise-districts.geojson', import.meta.url)
const HOURS = 60 * 60 * 1000
const BANNER = 'RESTRICTED // REL TO ANY PARTY // EXERCISE'
const id = (letters, n) => `${letters}-${n.toString(16).padStart(32, '0')}`

/** A number from 0 to 1 that looks random and is always the same. */
function chance(n) {
  const turned = Math.sin(n * 12.9898) * 43758.5453
  return turned - Math.floor(turned)
}

const TOWNS = [
  ['EXERCISE gate at the western road', 33.04, 40.12, 'control-point'],
  ['EXERCISE gate at the river', 35.47, 44.39, 'control-point'],
  ['EXERCISE gate of the south', 30.6, 47.6, 'control-point'],
  ['EXERCISE lower market', 36.34, 43.13, 'market'],
  ['سوق التمرين', 33.31, 44.36, 'market'],
]
const NAMES = [
  'EXERCISE fire on a post',
  'EXERCISE find of arms',
  'تمرين: عبوة على الطريق',
  'EXERCISE robbery',
]

const place = ([caption, latitude, longitude, sort], n) => ({
  subject: id('s', 900 + n),
  kind: 'place',
  caption,
  latitude,
  longitude,
  sort,
  statement: id('st', 900 + n),
  originator: 'BGD',
  report: id('r', 900 + n),
  written: new Date(NOW - 90 * 24 * HOURS).toISOString(),
  banner: BANNER,
})

/** Around the towns, more of it lately than before. */
export function happening(n, at = NOW - chance(n + 3) ** 2 * 58 * 24 * HOURS) {
  const [, latitude, longitude] = TOWNS[Math.floor(chance(n) * TOWNS.length)]
  const sighting = n % 3 === 0
  return {
    subject: id('s', n),
    kind: sighting ? 'sighting' : 'incident',
    caption: sighting ? 'EXERCISE a white pickup, northbound' : NAMES[n % NAMES.length],
    latitude: latitude + (chance(n + 1) - 0.5) * 1.6,
    longitude: longitude + (chance(n + 2) - 0.5) * 1.6,
    day: new Date(at).toISOString().slice(0, 10),
    statement: id('st', n),
    originator: ['BGD', 'EBL', 'JCC'][n % 3],
    report: id('r', n),
    written: new Date(at).toISOString(),
    banner: n % 7 === 0 ? 'CONFIDENTIAL // REL TO EBL, JCC // EXERCISE' : BANNER,
  }
}

const HAPPENINGS = Number(process.env.MOCK_PLACED ?? 240)

/** All of it, or what a report speaks of: one thing that happened now. */
export function onMap(report) {
  const happened = (n) => happening(n)
  const all = Array.from({ length: HAPPENINGS }, (_, n) => happened(n)).sort((a, b) =>
    b.day.localeCompare(a.day),
  )
  const placed = report ? [{ ...happening(HAPPENINGS, NOW), report }] : [...all, ...TOWNS.map(place)]
  return { placed, more: false, banner: 'CONFIDENTIAL // REL TO EBL, JCC // EXERCISE' }
}

export const layers = [
  {
    name: 'exercise-districts',
    titles: { en: 'EXERCISE districts', ar: 'أقضية التمرين' },
    boundaries: 2,
  },
]

/** As the program writes what it was given: names by language and nothing else. */
const { features } = JSON.parse(readFileSync(DISTRICTS, 'utf8'))
export const boundaries = {
  type: 'FeatureCollection',
  features: features.map(({ properties, ...rest }) => ({
    ...rest,
    properties: { en: properties.name_en, ar: properties.name_ar, ckb: properties.name_ckb },
  })),
}
