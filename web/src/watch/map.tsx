// The map: MapLibre with what is placed, gathered where there is much. Everything it needs comes from this node; names
// are drawn with the page's own fonts.

import { type GeoJSONSource, Map as MapLibre, type MapMouseEvent, setWorkerUrl } from 'maplibre-gl'
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { Placed } from '../api/shapes'
import { useView } from '../frame/view'
import { LANGUAGES, type LanguageCode, useLanguage, useText } from '../language/language'
import { baseMap } from './base'
import { CLUSTERS, extent, features, POINTS, signImages, styleOf } from './draw'
import { lay } from './lay'
import type { Shown } from './layers'

setWorkerUrl(worker)

/** So much of what is gathered at one point is listed. */
const MOST_LISTED = 200

interface Props {
  placed: readonly Placed[]
  came: ReadonlySet<string>
  layers: readonly Shown[]
  /** Says what is at the point that was pressed. */
  open: (keys: readonly string[]) => void
}

/** Whether the page is dark, as the reader chose it or as the system is. */
function useDark(): boolean {
  const { theme } = useView().view
  const [system, setSystem] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches)
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)')
    const changed = () => setSystem(query.matches)
    query.addEventListener('change', changed)
    return () => query.removeEventListener('change', changed)
  }, [])
  return theme === 'system' ? system : theme === 'dark'
}

export default function MapView(props: Props) {
  const { language } = useLanguage()
  const dark = useDark()
  // Colours and names are drawn into the map: another one is made for others.
  return <Drawn key={`${language} ${dark}`} language={language} {...props} />
}

function Drawn({ placed, came, layers, open, language }: Props & { language: LanguageCode }) {
  const text = useText()
  const { locale } = LANGUAGES[language]
  const box = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MapLibre>()
  const [failed, setFailed] = useState(false)
  const latest = useRef({ placed, open })
  useEffect(() => {
    latest.current = { placed, open }
  }, [placed, open])

  useEffect(() => {
    const container = box.current
    if (!container) return
    let made: MapLibre | undefined
    let gone = false
    const begin = async () => {
      const [base] = await Promise.all([baseMap(locale), document.fonts.load('600 16px Plex')])
      if (gone) return
      made = new MapLibre({
        container,
        style: styleOf(base, container),
        bounds: extent(latest.current.placed),
        // No nearer than a country with its neighbours: whoever looks first asks where this is.
        fitBoundsOptions: { padding: 40, maxZoom: 5.5 },
        maxZoom: 16,
        renderWorldCopies: false,
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        touchPitch: false,
        locale: { 'Map.Title': text('map-canvas') },
      })
      made.touchZoomRotate.disableRotation()
      made.keyboard.disableRotation()
      const drawn = made
      drawn.on('load', () => {
        for (const [name, image] of signImages(container)) drawn.addImage(name, image, { pixelRatio: 2 })
        setMap(drawn)
      })
      drawn.on('click', (event) => void press(drawn, event, (keys) => latest.current.open(keys)))
    }
    begin().catch(() => !gone && setFailed(true))
    return () => {
      gone = true
      made?.remove()
    }
  }, [locale, text])

  useEffect(() => {
    void map?.getSource<GeoJSONSource>('placed')?.setData(features(placed, came))
  }, [map, placed, came])

  useEffect(() => {
    return map && box.current ? lay(map, layers, language, box.current) : undefined
  }, [map, layers, language])

  if (failed) return <p className="notice">{text('map-not-drawn')}</p>
  return (
    <>
      <div ref={box} className="map" data-ready={map !== undefined} />
      <div className="map-acts">
        <Button className="button" aria-label={text('map-closer')} onPress={() => map?.zoomIn()}>
          +
        </Button>
        <Button className="button" aria-label={text('map-farther')} onPress={() => map?.zoomOut()}>
          −
        </Button>
      </div>
      <p className="map-source">{text('map-source')}</p>
    </>
  )
}

/** What was pressed: the points there, and of a gathering all that is in it. What is too much to list comes nearer. */
async function press(map: MapLibre, event: MapMouseEvent, open: (keys: readonly string[]) => void) {
  const around: [[number, number], [number, number]] = [
    [event.point.x - 6, event.point.y - 6],
    [event.point.x + 6, event.point.y + 6],
  ]
  const source = map.getSource<GeoJSONSource>('placed')
  const keys = new Set<string>()
  for (const { properties } of map.queryRenderedFeatures(around, { layers: [CLUSTERS, POINTS] })) {
    const gathering = properties['cluster_id']
    if (gathering === undefined) keys.add(String(properties['key']))
    else if (Number(properties['point_count']) > MOST_LISTED) {
      const zoom = await source?.getClusterExpansionZoom(Number(gathering))
      if (zoom !== undefined) map.easeTo({ center: event.lngLat, zoom })
    } else {
      const leaves = await source?.getClusterLeaves(Number(gathering), MOST_LISTED, 0)
      for (const leaf of leaves ?? []) keys.add(String(leaf.properties?.['key']))
    }
  }
  open([...keys])
}
