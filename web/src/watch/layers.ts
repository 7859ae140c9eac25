// The layers that the node's operator laid over the map: which there are, and the outlines of those that are shown.

import type { FeatureCollection, Geometry, LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { Layer, LayerTiles } from '../api/shapes'

/** The names of a boundary by language. */
export type Names = Partial<Record<string, string>>
export type Boundaries = FeatureCollection<Polygon | MultiPolygon | LineString | MultiLineString, Names>

/** A layer with its outlines, or with what its tiles are, which are read as they come into sight. */
export type Shown = { name: string; boundaries: Boundaries } | { name: string; tiles: LayerTiles }

/** What something is called in the language of the reader, or else in another one. */
export const calledIn = (names: Names, language: string): string | undefined =>
  names[language] ?? names['en'] ?? Object.values(names)[0]

/** Whether it is an area, whose name stands in its middle. */
export const isArea = (geometry: Geometry): geometry is Polygon | MultiPolygon =>
  geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'

export interface Layers {
  known: readonly Layer[]
  shown: readonly Shown[]
  /** The names of those that the reader does not want. */
  hidden: ReadonlySet<string>
  hide: (names: ReadonlySet<string>) => void
}

const NONE: readonly Layer[] = []

export function useLayers(): Layers {
  const client = useClient()
  const known = useRemote(useCallback((signal: AbortSignal) => client.layers(signal), [client])).value ?? NONE
  const [hidden, hide] = useState<ReadonlySet<string>>(new Set())
  const [read, setRead] = useState<ReadonlyMap<string, Boundaries>>(new Map())

  const asked = useRef(new Set<string>())
  useEffect(() => {
    for (const { name, tiles } of known) {
      if (tiles || hidden.has(name) || asked.current.has(name)) continue
      asked.current.add(name)
      client.layer<Boundaries>(name, new AbortController().signal).then(
        (boundaries) => setRead((last) => new Map([...last, [name, boundaries]])),
        // What cannot be read is not drawn, and asked for again when it is chosen again.
        () => asked.current.delete(name),
      )
    }
  }, [client, known, hidden])

  const shown = useMemo(
    () =>
      known.flatMap(({ name, tiles }): Shown[] => {
        if (hidden.has(name)) return []
        if (tiles) return [{ name, tiles }]
        const boundaries = read.get(name)
        return boundaries ? [{ name, boundaries }] : []
      }),
    [known, hidden, read],
  )
  return { known, shown, hidden, hide }
}
