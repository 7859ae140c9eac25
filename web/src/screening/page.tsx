// Screening: the person at the desk, by what is typed or by the zone that his paper has for machines, or a list of names.
// A name alone is never a hit.

import { useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useMay } from '../api/session'
import { useText } from '../language/language'
import { List } from './list'
import { ControlPoints } from './points'
import { Typed } from './typed'
import { Zone } from './zone'

const WAYS = { typed: Typed, zone: Zone, list: List } as const
type Way = keyof typeof WAYS
const ALL = Object.keys(WAYS) as Way[]

export function ScreeningPage() {
  const text = useText()
  const [way, setWay] = useState<Way>('typed')
  const mayReadTraffic = useMay()('read-traffic')
  const Form = WAYS[way]
  return (
    <div className="room screening">
      <header className="room-head">
        <h1>{text('room-screening')}</h1>
        <ToggleButtonGroup
          className="filters"
          aria-label={text('screening-way')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[way]}
          onSelectionChange={(keys) => setWay(ALL.find((one) => keys.has(one)) ?? 'typed')}
        >
          {ALL.map((one) => (
            <ToggleButton key={one} id={one} className="filter">
              {text(`screening-by-${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </header>
      <Form />
      {mayReadTraffic && <ControlPoints />}
    </div>
  )
}
