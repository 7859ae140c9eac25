// Times as officers read them: local first, Zulu beside it as a date-time group. Pure.

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const two = (n: number) => String(n).padStart(2, '0')

/** `201115Z NOV 26` */
export function dateTimeGroup(moment: Date): string {
  const day = `${two(moment.getUTCDate())}${two(moment.getUTCHours())}${two(moment.getUTCMinutes())}Z`
  return `${day} ${MONTHS[moment.getUTCMonth()]} ${two(moment.getUTCFullYear() % 100)}`
}

/** `14:15`, or `14:15:09` */
export function localClock(moment: Date, seconds = false): string {
  const clock = `${two(moment.getHours())}:${two(moment.getMinutes())}`
  return seconds ? `${clock}:${two(moment.getSeconds())}` : clock
}

/** `11-19` within the year of `now`, else `2025-11-19`; nothing on the same day. In local time. */
export function dayUnlessToday(moment: Date, now: Date): string {
  const [day, today] = [localDay(moment), localDay(now)]
  if (day === today) return ''
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day
}

/** `2026-11-20`, in local time. */
export function localDay(moment: Date): string {
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}
