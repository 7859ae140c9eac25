// From which day to which: two handles on a line, above it how much there is day by day, and below it a way to play them.

import { Button, Label, Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import type { Placed } from '../api/shapes'
import { useView } from '../frame/view'
import { inDigits } from '../language/calendar'
import { useText } from '../language/language'
import { Choice } from '../parts/choice'
import { Hijri } from '../parts/day'
import { Icon } from '../parts/icon'
import { type Days as Chosen, dayOf, density } from './placed'
import { PACES, type Player } from './playing'

/** More bars than this cannot be told apart. */
const MOST_BARS = 120
const HEIGHT = 36

interface Props {
  placed: readonly Placed[]
  /** All the days that there are. */
  all: Chosen
  chosen: Chosen
  choose: (days: Chosen) => void
  player: Player
}

export function Days({ placed, all, chosen, choose, player }: Props) {
  const text = useText()
  const { digits } = useView().view
  if (all.first === all.last) return null
  const day = (number: number) => (
    <>
      <bdi>{inDigits(dayOf(number), digits)}</bdi>
      <Hijri day={dayOf(number)} />
    </>
  )
  return (
    <div className="days-whole">
      <Slider
        className="days"
        minValue={all.first}
        maxValue={all.last}
        value={[chosen.first, chosen.last]}
        onChange={([first, last]) => {
          player.pause()
          if (first !== undefined && last !== undefined) choose({ first, last })
        }}
      >
        <div className="days-head">
          <Label>{text('map-days')}</Label>
          <span className="days-chosen">
            {day(chosen.first)} – {day(chosen.last)}
          </span>
        </div>
        <Bars placed={placed} all={all} chosen={chosen} />
        <SliderTrack className="days-track">
          {[text('map-from'), text('map-to')].map((label, index) => (
            <SliderThumb key={label} index={index} className="days-thumb" aria-label={label} />
          ))}
        </SliderTrack>
      </Slider>
      <Playing {...player} />
    </div>
  )
}

function Playing({ playing, still, pace, setPace, press }: Player) {
  const text = useText()
  return (
    <div className="days-play">
      <Button className="button" onPress={press}>
        <Icon name={playing ? 'pause' : 'play'} />
        {text(playing ? 'map-pause' : still ? 'map-step' : 'map-play')}
      </Button>
      <Choice
        label={text('map-pace')}
        value={pace}
        onChange={(value) => setPace(PACES.find((one) => one === value) ?? 'week')}
        options={PACES.map((one) => ({ value: one, label: text(`map-pace-${one}`) }))}
      />
    </div>
  )
}

function Bars({ placed, all, chosen }: Omit<Props, 'choose' | 'player'>) {
  const bars = density(placed, all, MOST_BARS)
  const most = Math.max(1, ...bars.map((bar) => bar.count))
  return (
    <svg
      className="days-bars"
      viewBox={`0 0 ${bars.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {bars.map((bar, at) => {
        const height = bar.count === 0 ? 0 : Math.max(2, (bar.count / most) * HEIGHT)
        const isChosen = bar.last >= chosen.first && bar.first <= chosen.last
        return (
          <rect
            key={bar.first}
            className={isChosen ? 'bar bar-chosen' : 'bar'}
            x={at + 0.1}
            y={HEIGHT - height}
            width={0.8}
            height={height}
          />
        )
      })}
    </svg>
  )
}
