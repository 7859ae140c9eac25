// The watch's clock: local large, Zulu below.

import { useEffect, useState } from 'react'
import { inDigits } from '../language/calendar'
import { dateTimeGroup, localClock, localDay } from '../language/moment'
import { Hijri } from '../parts/day'
import { useView } from './view'

export function Clock() {
  const { digits } = useView().view
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="clock" dir="ltr">
      <span className="clock-local">
        {inDigits(localClock(now), digits)}
        <span className="clock-seconds">
          {inDigits(`:${String(now.getSeconds()).padStart(2, '0')}`, digits)}
        </span>
      </span>
      <span className="clock-zulu">{dateTimeGroup(now)}</span>
      <Hijri day={localDay(now)} />
    </div>
  )
}
