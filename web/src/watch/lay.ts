// The operator's layers on the map: boundaries and tiles, over the land and under what is placed.

import type { Feature, Point } from 'geojson'
import type {
  AddLayerObject,
  ExpressionSpecification,
  Map as MapLibre,
  SourceSpecification,
} from 'maplibre-gl'
import { middleOfArea } from './base'
import { BORDERS, CLUSTERS, colourOf, FONT } from './draw'
import { type Boundaries, calledIn, isArea, type Shown } from './layers'
import { partsOf, tilesAt } from './tiles'

/** What belongs to a layer: its name, and which part of it. */
const idOf = (name: string, part: string) => `laid ${name} ${part}`
const isOf = (id: string, names: ReadonlySet<string>) => names.has(id.split(' ')[1] ?? '')
const PICTURES = 'pictures'
/** Pictures are no brighter than what stands on them. */
const PICTURE_OPACITY = 0.8

/** Lays what is shown, and takes away what is no longer shown. Answers with how to stop what is still being read. */
export function lay(map: MapLibre, layers: readonly Shown[], language: string, element: Element): () => void {
  const names = new Set(layers.map(({ name }) => name))
  const gone = (id: string) => id.startsWith('laid ') && !isOf(id, names)
  for (const id of map.getLayersOrder().filter(gone)) map.removeLayer(id)
  for (const id of Object.keys(map.getStyle().sources).filter(gone)) map.removeSource(id)

  let stopped = false
  const pen = penOf(element)
  for (const [place, layer] of layers.entries()) {
    const { name } = layer
    const later = new Set(layers.slice(place + 1).map((one) => one.name))
    const add: Add = (part, source, drawn, before = lowestOf(map, later)) => {
      const id = idOf(name, part)
      if (stopped || map.getLayer(id)) return
      map.addLayer({ id, source: sourceOf(map, name, part, source), ...drawn } as AddLayerObject, before)
    }
    if ('boundaries' in layer) layBoundaries(layer.boundaries, language, pen, add)
    else if (layer.tiles.pictures) layPictures(name, add)
    // What cannot be read is not drawn; the map is there without it.
    else
      partsOf(name).then(
        (parts) => layTiles(name, parts, language, pen, add),
        () => {},
      )
  }
  return () => {
    stopped = true
  }
}

/** Under what a layer lies: the layers that are listed after it, whichever was there first, and what is placed. */
const lowestOf = (map: MapLibre, later: ReadonlySet<string>) =>
  map.getLayersOrder().find((id) => id.startsWith('laid ') && isOf(id, later) && !id.endsWith(PICTURES)) ??
  CLUSTERS

/** Adds a part of a layer that is not there yet, in its place unless it says below what. */
type Add = (part: string, source: SourceSpecification, drawn: object, before?: string) => void

/** What is drawn from one archive has one source; everything else has its own. */
function sourceOf(map: MapLibre, layer: string, part: string, source: SourceSpecification): string {
  const id = idOf(layer, source.type === 'vector' ? 'tiles' : part)
  if (!map.getSource(id)) map.addSource(id, source)
  return id
}

function layBoundaries(boundaries: Boundaries, language: string, pen: Pen, add: Add) {
  const data = called(boundaries, language)
  add('lines', { type: 'geojson', data: boundaries }, pen.boundary)
  const byArea = { 'symbol-sort-key': ['get', 'rank'] }
  add('called', { type: 'geojson', data }, pen.names(['get', 'name'], byArea))
}

/** Pictures lie under borders and names. */
function layPictures(name: string, add: Add) {
  const source = { type: 'raster', url: tilesAt(name), tileSize: 256 } as const
  add(PICTURES, source, { type: 'raster', paint: { 'raster-opacity': PICTURE_OPACITY } }, BORDERS)
}

function layTiles(name: string, parts: readonly string[], language: string, pen: Pen, add: Add) {
  const source = { type: 'vector', url: tilesAt(name) } as const
  const [text, isLine] = [inLanguage(language), ['==', ['geometry-type'], 'LineString']]
  for (const part of parts) add(`lines ${part}`, source, { ...pen.line, 'source-layer': part })
  for (const part of parts) {
    const within = { 'source-layer': part }
    const along = pen.names(text, { 'symbol-placement': 'line-center' })
    add(`along ${part}`, source, { ...along, ...within, filter: isLine })
    add(`called ${part}`, source, { ...pen.names(text, {}), ...within, filter: ['!', isLine] })
  }
}

/** The names of boundaries, each in the middle of its area; the larger, the earlier it has a place. */
function called(boundaries: Boundaries, language: string) {
  const features = boundaries.features.flatMap(({ geometry, properties }): Feature<Point>[] => {
    const name = calledIn(properties, language)
    if (name === undefined || !isArea(geometry)) return []
    const { area, at } = middleOfArea(geometry)
    const middle: Point = { type: 'Point', coordinates: at }
    return [{ type: 'Feature', geometry: middle, properties: { name, rank: -area } }]
  })
  return { type: 'FeatureCollection', features } as const
}

/** The name of what a tile holds in a language, as those who make tiles write it. */
const inLanguage = (language: string): ExpressionSpecification =>
  [
    'coalesce',
    ...[language, 'en'].flatMap((one) => [`name:${one}`, `name_${one}`]).map((key) => ['get', key]),
    ['get', 'name'],
    '',
  ] as unknown as ExpressionSpecification

type Pen = ReturnType<typeof penOf>

function penOf(element: Element) {
  const [edge, quiet, surface] = ['--edge', '--quiet', '--surface'].map((name) => colourOf(element, name))
  return {
    boundary: {
      type: 'line',
      paint: { 'line-color': edge, 'line-width': 0.8, 'line-dasharray': [3, 2] },
    },
    line: { type: 'line', paint: { 'line-color': edge, 'line-width': 1 } },
    names: (text: ExpressionSpecification, layout: object) => ({
      type: 'symbol',
      layout: { 'text-field': text, 'text-font': FONT, 'text-size': 11, 'text-max-width': 7, ...layout },
      paint: { 'text-color': quiet, 'text-halo-color': surface, 'text-halo-width': 1.2 },
    }),
  }
}
