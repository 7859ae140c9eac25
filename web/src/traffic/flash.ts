// FLASH traffic that nobody has in hand. Pure.

import type { Line } from '../api/shapes'

/** A FLASH is called out for a shift; whoever comes later finds it at the desk, on top of the traffic. */
export const CALLED_OUT_MS = 12 * 60 * 60 * 1000

export interface Flash {
  report: string
  originator: string
  kind: string
  at: string
}

/** The FLASH reports that came here within a shift and that nobody took up, the newest first. Nobody is called by his own. */
export function waitingFlash(lines: Iterable<Line>, principal: string, now: number): Flash[] {
  const found = new Map<string, Flash>()
  const inHand = new Set<string>()
  for (const { report, what, at } of lines) {
    if (!report) continue
    if (what === 'taken-up' || report.taken_up) inHand.add(report.id)
    if (report.precedence !== 'flash' || (what !== 'received' && what !== 'submitted')) continue
    if (report.by === principal || now - Date.parse(at) > CALLED_OUT_MS) continue
    found.set(report.id, { report: report.id, originator: report.originator, kind: report.kind, at })
  }
  for (const report of inHand) found.delete(report)
  return [...found.values()].sort((one, other) => other.at.localeCompare(one.at))
}
