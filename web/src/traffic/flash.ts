// FLASH traffic that its reader has not acknowledged. Pure; what was acknowledged is kept in this tab.

import type { Line } from '../api/shapes'

/** A FLASH is called out for a shift; whoever comes later finds it on top of the traffic. */
export const CALLED_OUT_MS = 12 * 60 * 60 * 1000

export interface Flash {
  report: string
  originator: string
  kind: string
  at: string
}

/** The FLASH reports that came here within a shift and are not acknowledged, the newest first. Nobody is called by his own. */
export function waitingFlash(
  lines: Iterable<Line>,
  acknowledged: ReadonlySet<string>,
  principal: string,
  now: number,
): Flash[] {
  const found = new Map<string, Flash>()
  for (const { report, what, at } of lines) {
    if (report?.precedence !== 'flash' || (what !== 'received' && what !== 'submitted')) continue
    if (report.by === principal || acknowledged.has(report.id)) continue
    if (now - Date.parse(at) > CALLED_OUT_MS) continue
    found.set(report.id, { report: report.id, originator: report.originator, kind: report.kind, at })
  }
  return [...found.values()].sort((one, other) => other.at.localeCompare(one.at))
}

const keyOf = (principal: string) => `tansiq-flash ${principal}`

export function acknowledgedBy(principal: string): ReadonlySet<string> {
  return new Set<string>(JSON.parse(sessionStorage.getItem(keyOf(principal)) ?? '[]'))
}

export function acknowledge(principal: string, reports: ReadonlySet<string>) {
  sessionStorage.setItem(keyOf(principal), JSON.stringify([...reports]))
}
