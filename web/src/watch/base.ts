// What lies below: land, borders and the names of countries (Natural Earth), from a file of the page itself.

import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon, Position } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import file from 'world-atlas/countries-50m.json?url'
import kurdish from './countries-ckb.txt?raw'

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>
type Country = Feature<Polygon | MultiPolygon, { name: string }>

export interface Base {
  land: FeatureCollection
  borders: FeatureCollection
  names: FeatureCollection<Point, { name: string; rank: number }>
}

let world: Promise<World> | undefined

/** The base map, with names in a language. */
export async function baseMap(locale: string): Promise<Base> {
  world ??= fetch(file).then((answer) => answer.json())
  const topology = await world
  const { countries } = topology.objects
  const land = feature(topology, countries)
  const inner = mesh(topology, countries, (one, other) => one !== other)
  return {
    land,
    borders: {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', geometry: inner, properties: {} }],
    },
    names: { type: 'FeatureCollection', features: land.features.map((one) => named(one as Country, locale)) },
  }
}

/** A country's name in its middle. The larger the country, the earlier its name has a place. */
function named({ geometry, id, properties }: Country, locale: string): Base['names']['features'][number] {
  const { area, at } = middleOfArea(geometry)
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: at },
    properties: { name: nameOf(id, properties.name, locale), rank: -area },
  }
}

/** The middle of the largest part, and how large that is. */
export function middleOfArea(geometry: Polygon | MultiPolygon): Middle {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const middles = parts.map(([outline]) => middleOf(outline ?? []))
  return middles.reduce((largest, one) => (one.area > largest.area ? one : largest), { area: 0, at: [0, 0] })
}

interface Middle {
  /** In square degrees. */
  area: number
  at: Position
}

/** The centre of gravity of an outline, and its area in square degrees. */
export function middleOf(outline: readonly Position[]): Middle {
  let [area, x, y] = [0, 0, 0]
  for (const [n, [x1 = 0, y1 = 0]] of outline.entries()) {
    const [x2 = 0, y2 = 0] = outline[n + 1] ?? [x1, y1]
    const cross = x1 * y2 - x2 * y1
    area += cross / 2
    x += ((x1 + x2) * cross) / 6
    y += ((y1 + y2) * cross) / 6
  }
  return area === 0 ? { area: 0, at: [0, 0] } : { area: Math.abs(area), at: [x / area, y / area] }
}

const KURDISH = new Map(
  kurdish
    .split('\n')
    .filter((line) => /^[A-Z]{2} /.test(line))
    .map((line) => [line.slice(0, 2), line.slice(3)]),
)

/** A country's name as the browser knows it, in Kurdish as the table does; its number (ISO 3166-1) leads to its letters. */
export function nameOf(id: string | number | undefined, known: string, locale: string): string {
  try {
    const region = new Intl.Locale(`und-${String(id).padStart(3, '0')}`).region ?? ''
    const names = new Intl.DisplayNames([locale, 'en'], { type: 'region', fallback: 'none' })
    return (locale.startsWith('ckb') && KURDISH.get(region)) || names.of(region) || known
  } catch {
    // What has no number of its own.
    return known
  }
}
