// How much was disclosed, by what kind of giving and to whom. Pure.

import type { Disclosure } from '../api/shapes'

export interface Count {
  what: string
  /** The member that received, or the login of the principal that read. */
  to: string
  times: number
  statements: number
  last: string
}

export function countDisclosures(disclosures: readonly Disclosure[]): Count[] {
  const counts = new Map<string, Count>()
  for (const { what, to, login, by, statements, at } of disclosures) {
    const receiver = to ?? login ?? by ?? ''
    const key = `${what} ${receiver}`
    const count = counts.get(key) ?? { what, to: receiver, times: 0, statements: 0, last: at }
    counts.set(key, {
      ...count,
      times: count.times + 1,
      statements: count.statements + statements,
      last: count.last > at ? count.last : at,
    })
  }
  return [...counts.values()].sort((a, b) => a.what.localeCompare(b.what) || b.times - a.times)
}
