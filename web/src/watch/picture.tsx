// The map with what is on it: chosen by sign and by day, drawn, and beside it the same in words.

import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useLive } from '../api/live'
import { useMay } from '../api/session'
import { useBanners } from '../frame/banner'
import { useLanguage, useText } from '../language/language'
import { localDay } from '../language/moment'
import { Choice } from '../parts/choice'
import { Icon } from '../parts/icon'
import { Loading } from '../parts/loading'
import { ProblemNote } from '../parts/problem'
import { PurposeChoice, usePurpose } from '../parts/purpose'
import { Days } from './days'
import { EntryList, EntryTable } from './entry-list'
import { calledIn, type Layers, useLayers } from './layers'
import { useLiveMap } from './live-map'
import {
  type Days as Chosen,
  dayOf,
  daysOf,
  keyOf,
  numberOf,
  SIGNS,
  type Sign,
  signOf,
  within,
} from './placed'
import { usePlayer } from './playing'
import { SignMark } from './sign'

// The map is large and most rooms have none: it is fetched when it is looked at. Where that fails the table is there.
const MapView = lazy(() => import('./map').catch(() => ({ default: NotDrawn })))

/** How far back the map goes, in days; everything where none is said. */
const SPANS = ['14', '60', '365', 'all'] as const

/** The map is much to read for a browser: what waits for an acknowledgement is shown before. */
function useTrafficFirst(): boolean {
  const { book, loaded, problem } = useLive()
  return !useMay()('read-traffic') || book.counts.all > 0 || loaded || problem !== undefined
}

export function Picture() {
  const text = useText()
  const { purpose } = usePurpose()
  const [span, setSpan] = useState<(typeof SPANS)[number]>('60')
  const today = localDay(new Date())
  const from = span === 'all' ? undefined : dayOf(numberOf(today) - Number(span))
  const layers = useLayers()
  const mayBegin = useTrafficFirst()
  const { whole, placed, banners, came } = useLiveMap(purpose, from)
  useBanners(banners)
  const [signs, setSigns] = useState<ReadonlySet<Sign>>(new Set(SIGNS))
  const [chosen, setChosen] = useState<Chosen>()
  const [here, setHere] = useState<readonly string[]>([])

  const all = useMemo(() => daysOf(placed, today), [placed, today])
  // Whoever has not moved a handle sees what comes as well.
  const days = useMemo(
    () => ({
      first: Math.max(chosen?.first ?? all.first, all.first),
      last: Math.min(chosen?.last ?? all.last, all.last),
    }),
    [chosen, all],
  )
  const shown = useMemo(() => within(placed, signs, days), [placed, signs, days])
  const opened = useMemo(
    () => (here.length === 0 ? [] : shown.filter((one) => here.includes(keyOf(one)))),
    [shown, here],
  )
  const choose = useCallback(
    ({ first, last }: Chosen) =>
      setChosen(first === all.first && last === all.last ? undefined : { first, last }),
    [all],
  )
  const player = usePlayer(all, days, choose)

  return (
    <section className="picture" aria-labelledby="map-title">
      <header className="room-head">
        <h2 id="map-title">{text('map')}</h2>
        <div className="room-acts">
          <PurposeChoice />
          <Choice
            label={text('map-span')}
            value={span}
            onChange={(value) => {
              setSpan(SPANS.find((one) => one === value) ?? '60')
              setChosen(undefined)
            }}
            options={SPANS.map((one) => ({
              value: one,
              label: one === 'all' ? text('map-all') : text('map-last', { n: Number(one) }),
            }))}
          />
          <Button className="button" onPress={whole.reload}>
            {text('map-again')}
          </Button>
        </div>
      </header>
      {whole.problem && <ProblemNote problem={whole.problem} retry={whole.reload} />}
      {whole.loading && <Loading />}
      {whole.value && (
        <>
          <div className="filters">
            <Legend placed={placed} signs={signs} choose={setSigns} />
            <LayerChoice {...layers} />
          </div>
          {whole.value.more && <p className="notice">{text('map-more', { n: whole.value.placed.length })}</p>}
          <div className="map-frame">
            <Suspense fallback={<Loading />}>
              {mayBegin ? (
                <MapView placed={shown} came={came} layers={layers.shown} open={setHere} />
              ) : (
                <Loading />
              )}
            </Suspense>
            <Here key={here.join()} placed={opened} close={() => setHere([])} />
          </div>
          <Days
            placed={placed.filter((one) => signs.has(signOf(one)))}
            all={all}
            chosen={days}
            choose={choose}
            player={player}
          />
          {/* A number that changes with each move is not read out. */}
          <p className="quiet" role="status" aria-live={player.playing ? 'off' : 'polite'}>
            {shown.length === 0 ? text('map-none') : text('map-shown', { n: shown.length })}
          </p>
          {shown.length > 0 && <EntryTable label={text('map-table')} placed={shown} came={came} />}
        </>
      )}
    </section>
  )
}

function NotDrawn() {
  return <p className="notice">{useText()('map-not-drawn')}</p>
}

interface LegendProps {
  placed: Parameters<typeof within>[0]
  signs: ReadonlySet<Sign>
  choose: (signs: ReadonlySet<Sign>) => void
}

/** What each sign means, and whether it is shown. */
function Legend({ placed, signs, choose }: LegendProps) {
  const text = useText()
  return (
    <ToggleButtonGroup
      className="filters"
      aria-label={text('map-signs')}
      selectionMode="multiple"
      selectedKeys={signs}
      onSelectionChange={(keys) => choose(new Set(SIGNS.filter((one) => keys.has(one))))}
    >
      {SIGNS.map((one) => (
        <ToggleButton key={one} id={one} className="filter">
          <SignMark sign={one} />
          {text(`sign-${one}`)}
          <span className="count">{placed.filter((other) => signOf(other) === one).length}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

/** The layers of the operator, each to be shown or not. */
function LayerChoice({ known, hidden, hide }: Layers) {
  const text = useText()
  const { language } = useLanguage()
  if (known.length === 0) return null
  return (
    <ToggleButtonGroup
      className="filters"
      aria-label={text('map-layers')}
      selectionMode="multiple"
      selectedKeys={known.map((one) => one.name).filter((name) => !hidden.has(name))}
      onSelectionChange={(keys) =>
        hide(new Set(known.map((one) => one.name).filter((name) => !keys.has(name))))
      }
    >
      {known.map((one) => (
        <ToggleButton key={one.name} id={one.name} className="filter">
          <bdi>{calledIn(one.titles, language) ?? one.name}</bdi>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

interface HereProps {
  placed: Parameters<typeof within>[0]
  close: () => void
}

/** Whoever opens something is led to it. */
const lead = (title: HTMLElement | null) => title?.focus()

/** What is at the point that was pressed. */
function Here({ placed, close }: HereProps) {
  const text = useText()
  if (placed.length === 0) return null
  return (
    <section className="here" aria-labelledby="here-title">
      <div className="section-head">
        <h3 id="here-title" tabIndex={-1} ref={lead}>
          {text('map-here', { n: placed.length })}
        </h3>
        <Button className="button button-quiet" onPress={close}>
          <Icon name="close" />
          {text('close')}
        </Button>
      </div>
      <EntryList placed={placed} />
    </section>
  )
}
