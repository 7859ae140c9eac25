// Days in the Hijri calendar of Umm al-Qura, and digits as the reader prefers them. Intl knows both; nothing is reckoned
// here. Pure.

import type { Digits } from '../frame/view'

/** `٢٤ جمادى الآخرة ١٤٤٨` for a day such as `2026-12-04`; nothing for what is no day. */
export function hijri(day: string, locale: string, digits: Digits): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!parts) return ''
  const moment = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])))
  // What rolls over is no day: the 31st of a month that has 30.
  if (moment.toISOString().slice(0, 10) !== day) return ''
  const language = locale.split('-u-')[0]
  return new Intl.DateTimeFormat(`${language}-u-ca-islamic-umalqura-nu-${digits}`, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(moment)
}

/** A locale with the digits that the reader prefers. */
export const withDigits = (locale: string, digits: Digits) => `${locale.split('-u-')[0]}-u-nu-${digits}`

/** European digits of a time or a count in those that the reader prefers. */
export function inDigits(text: string, digits: Digits): string {
  if (digits === 'latn') return text
  const format = new Intl.NumberFormat(`ar-u-nu-${digits}`, { useGrouping: false })
  return text.replace(/\d/g, (digit) => format.format(Number(digit)))
}
