// How much was given to each member. Pure.

import type { Disclosure } from '../api/shapes'

export interface Count {
  to: string
  /** Reports, each time that one was given. */
  reports: number
  statements: number
  /** Of the reports, how many the member has not acknowledged. */
  waiting: number
  last: string
}

/** One row per member, the one that was given most first. */
export function countDisclosures(disclosures: readonly Disclosure[]): Count[] {
  const counts = new Map<string, Count>()
  for (const { to, statements, acknowledged, at } of disclosures) {
    const count = counts.get(to) ?? { to, reports: 0, statements: 0, waiting: 0, last: at }
    counts.set(to, {
      to,
      reports: count.reports + 1,
      statements: count.statements + statements,
      waiting: count.waiting + (acknowledged ? 0 : 1),
      last: count.last > at ? count.last : at,
    })
  }
  return [...counts.values()].sort((a, b) => b.statements - a.statements || a.to.localeCompare(b.to))
}
