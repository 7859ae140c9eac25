// What is on the map, in words: a row for each, with the way to all that is said of it and to the report.

import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Placed } from '../api/shapes'
import { placeOf } from '../frame/route'
import { useView } from '../frame/view'
import { inDigits } from '../language/calendar'
import { useText } from '../language/language'
import { Hijri } from '../parts/day'
import { BannerChip } from '../parts/label'
import { MemberCode } from '../parts/member'
import { shortId } from '../parts/short-id'
import { keyOf, signOf } from './placed'
import { SignMark } from './sign'

/** Rows drawn at once; whoever needs more asks for them. */
const ROWS_AT_ONCE = 50

interface Props {
  label: string
  placed: readonly Placed[]
  /** The keys of what came since the page was opened. */
  came: ReadonlySet<string>
}

export function EntryTable({ label, placed, came }: Props) {
  const text = useText()
  const [most, setMost] = useState(ROWS_AT_ONCE)
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: it groups a table and no fields */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long table is scrolled with the keyboard */}
      <div className="scroll map-table" role="group" aria-label={label} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{text('map-what')}</th>
              <th scope="col">{text('map-day')}</th>
              <th scope="col">{text('name')}</th>
              <th scope="col">{text('originator')}</th>
              <th scope="col">{text('report')}</th>
              <th scope="col">{text('label')}</th>
            </tr>
          </thead>
          <tbody>
            {placed.slice(0, most).map((one) => (
              <tr key={keyOf(one)} className={came.has(keyOf(one)) ? 'report-new' : undefined}>
                <td>
                  <What placed={one} />
                </td>
                <td>
                  <Day day={one.day} />
                </td>
                <th scope="row">
                  <Name placed={one} />
                </th>
                <td>
                  <MemberCode code={one.originator} />
                </td>
                <td>
                  <ToReport placed={one} />
                </td>
                <td>
                  <BannerChip banner={one.banner} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {placed.length > most && (
        <Button className="button" onPress={() => setMost(most + ROWS_AT_ONCE)}>
          {text('show-more', { n: placed.length - most })}
        </Button>
      )}
    </>
  )
}

/** The same as a list, where there is little room. */
export function EntryList({ placed }: { placed: readonly Placed[] }) {
  return (
    <ul className="here-list">
      {placed.map((one) => (
        <li key={keyOf(one)}>
          <p>
            <What placed={one} /> <Day day={one.day} />
          </p>
          <Name placed={one} />
          <p>
            <MemberCode code={one.originator} /> <ToReport placed={one} /> <BannerChip banner={one.banner} />
          </p>
        </li>
      ))}
    </ul>
  )
}

function What({ placed }: { placed: Placed }) {
  const text = useText()
  const sign = signOf(placed)
  return (
    <span className="what">
      <SignMark sign={sign} />
      {text(`sign-${sign}`)}
    </span>
  )
}

function Day({ day }: { day: string | undefined }) {
  const { digits } = useView().view
  if (day === undefined) return null
  return (
    <>
      <bdi className="day">{inDigits(day, digits)}</bdi>
      <Hijri day={day} />
    </>
  )
}

function Name({ placed }: { placed: Placed }) {
  return (
    <a href={placeOf('people', placed.subject)}>
      <bdi>{placed.caption ?? shortId(placed.subject)}</bdi>
    </a>
  )
}

function ToReport({ placed }: { placed: Placed }) {
  const text = useText()
  if (placed.report === undefined) return <span aria-hidden="true">–</span>
  return (
    <a href={placeOf('traffic', placed.report)} aria-label={`${text('report')} ${shortId(placed.report)}`}>
      <code>{shortId(placed.report)}</code>
    </a>
  )
}
