// The watch's clock: local large, Zulu below.

import { useEffect, useState } from 'react'
import { dateTimeGroup, localClock } from '../language/moment'

export function Clock() {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="clock" dir="ltr">
      <span className="clock-local">
        {localClock(now)}
        <span className="clock-seconds">:{String(now.getSeconds()).padStart(2, '0')}</span>
      </span>
      <span className="clock-zulu">{dateTimeGroup(now)}</span>
    </div>
  )
}
