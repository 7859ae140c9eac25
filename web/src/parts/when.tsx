// A time: local first, with its day when that is not today; Zulu on hover, and beside it where there is room.

import { useView } from '../frame/view'
import { inDigits } from '../language/calendar'
import { dateTimeGroup, dayUnlessToday, localClock, localDay } from '../language/moment'
import { Hijri } from './day'

interface Props {
  at: string
  /** Shows the Zulu time beside the local one. */
  zulu?: boolean
  seconds?: boolean
}

export function When({ at, zulu = false, seconds = false }: Props) {
  const { digits } = useView().view
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime())) return <bdi>{at}</bdi>
  const group = dateTimeGroup(moment)
  const day = dayUnlessToday(moment, new Date())
  return (
    <>
      <time
        className="when"
        dateTime={at}
        title={`${localDay(moment)} ${localClock(moment, true)} · ${group}`}
        dir="ltr"
      >
        {day !== '' && <span className="when-day">{inDigits(day, digits)} </span>}
        {inDigits(localClock(moment, seconds), digits)}
        {zulu && <span className="when-zulu"> {group}</span>}
      </time>
      {day !== '' && <Hijri day={localDay(moment)} />}
    </>
  )
}
