// How the map is drawn: its layers in the colours of the page, the signs as pictures, and what is placed as features.

import type { FeatureCollection, Point } from 'geojson'
import type { LngLatBoundsLike, StyleSpecification } from 'maplibre-gl'
import type { Placed } from '../api/shapes'
import type { Base } from './base'
import { keyOf, SIGNS, signOf } from './placed'
import { COLOURS, SHAPES } from './sign'

export const POINTS = 'points'
export const CLUSTERS = 'clusters'
export const BORDERS = 'borders'

/** Points nearer than this, in pixels, are drawn as one with their number. */
const GATHERED_PX = 44
/** From this zoom on each point is drawn alone. */
const ALONE_FROM = 13
const SIGN_PX = 22
/** Where one looks when nothing is placed: Iraq and those around it. */
const USUAL: LngLatBoundsLike = [36, 27, 52, 39]
export const FONT = ['Plex', 'Naskh']

/** A colour of the page as it is now, by its name in base.css. */
export function colourOf(element: Element, name: string): string {
  const probe = document.createElement('span')
  probe.style.color = `var(${name})`
  element.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

export function styleOf(base: Base, element: Element): StyleSpecification {
  const colour = (name: string) => colourOf(element, name)
  const source = (data: FeatureCollection) => ({ type: 'geojson', data }) as const
  return {
    version: 8,
    sources: {
      land: source(base.land),
      borders: source(base.borders),
      names: source(base.names),
      placed: {
        type: 'geojson',
        data: { type: 'FeatureCollection', features: [] },
        cluster: true,
        clusterRadius: GATHERED_PX,
        clusterMaxZoom: ALONE_FROM - 1,
      },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colour('--sea') } },
      {
        id: 'land',
        type: 'fill',
        source: 'land',
        paint: { 'fill-color': colour('--surface'), 'fill-antialias': false },
      },
      {
        id: BORDERS,
        type: 'line',
        source: 'borders',
        paint: { 'line-color': colour('--edge'), 'line-width': 1 },
      },
      {
        id: 'names',
        type: 'symbol',
        source: 'names',
        layout: {
          'text-field': ['get', 'name'],
          'text-font': FONT,
          'text-size': ['interpolate', ['linear'], ['zoom'], 3, 11, 7, 15],
          'symbol-sort-key': ['get', 'rank'],
          'text-max-width': 8,
        },
        paint: {
          'text-color': colour('--quiet'),
          'text-halo-color': colour('--surface'),
          'text-halo-width': 1.2,
        },
      },
      {
        id: CLUSTERS,
        type: 'circle',
        source: 'placed',
        filter: ['has', 'point_count'],
        paint: {
          'circle-color': colour('--ink'),
          'circle-stroke-color': colour('--surface'),
          'circle-stroke-width': 2,
          'circle-radius': ['step', ['get', 'point_count'], 13, 10, 16, 100, 20, 1000, 25],
        },
      },
      {
        id: 'counts',
        type: 'symbol',
        source: 'placed',
        filter: ['has', 'point_count'],
        layout: {
          'text-field': ['get', 'point_count_abbreviated'],
          'text-font': FONT,
          'text-size': 12,
          'text-allow-overlap': true,
          'text-ignore-placement': true,
        },
        paint: { 'text-color': colour('--surface') },
      },
      {
        id: 'new',
        type: 'circle',
        source: 'placed',
        filter: ['all', ['!', ['has', 'point_count']], ['get', 'came']],
        paint: {
          'circle-color': 'transparent',
          'circle-radius': 15,
          'circle-stroke-color': colour('--wait'),
          'circle-stroke-width': 2.5,
        },
      },
      {
        id: POINTS,
        type: 'symbol',
        source: 'placed',
        filter: ['!', ['has', 'point_count']],
        layout: { 'icon-image': ['get', 'sign'], 'icon-allow-overlap': true, 'icon-ignore-placement': true },
      },
    ],
  }
}

/** The signs as they stand in the legend. */
export function signImages(element: Element): [string, ImageData][] {
  const edge = colourOf(element, '--surface')
  return SIGNS.flatMap((sign): [string, ImageData][] => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = SIGN_PX * 2
    const pen = canvas.getContext('2d')
    if (!pen) return []
    pen.scale((SIGN_PX * 2) / 20, (SIGN_PX * 2) / 20)
    pen.translate(2, 2)
    const shape = new Path2D(SHAPES[sign])
    pen.lineJoin = 'round'
    pen.lineWidth = 3
    pen.strokeStyle = edge
    pen.stroke(shape)
    pen.fillStyle = colourOf(element, COLOURS[sign])
    pen.fill(shape)
    return [[sign, pen.getImageData(0, 0, canvas.width, canvas.height)]]
  })
}

export function features(
  placed: readonly Placed[],
  came: ReadonlySet<string>,
): FeatureCollection<Point, { key: string; sign: string; came: boolean }> {
  return {
    type: 'FeatureCollection',
    features: placed.map((one) => {
      const key = keyOf(one)
      return {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [one.longitude, one.latitude] },
        properties: { key, sign: signOf(one), came: came.has(key) },
      }
    }),
  }
}

/** What must be in sight at first: all that is placed. */
export function extent(placed: readonly Placed[]): LngLatBoundsLike {
  if (placed.length === 0) return USUAL
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const { longitude, latitude } of placed) {
    west = Math.min(west, longitude)
    east = Math.max(east, longitude)
    south = Math.min(south, latitude)
    north = Math.max(north, latitude)
  }
  return [west, south, east, north]
}
