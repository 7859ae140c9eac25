// FLASH traffic that nobody has in hand. Pure.

import type { Line, Waiting } from '../api/shapes'

/** A FLASH is called out for a shift; whoever comes later finds it at the desk, on top of the traffic. */
export const CALLED_OUT_MS = 12 * 60 * 60 * 1000

export interface Flash {
  report: string
  originator: string
  kind: string
  at: string
}

/** The FLASH reports that came here, and which of them somebody has in hand. */
export class FlashBook {
  readonly #came = new Map<string, Flash & { by: string | undefined }>()
  readonly #inHand = new Set<string>()

  add({ report, what, at }: Line) {
    // Taken up may be told before the report is: lines are read from both ends. A FLASH is rare.
    if (report?.precedence !== 'flash') return
    if (what === 'taken-up' || report.taken_up) this.#inHand.add(report.id)
    if (what !== 'received' && what !== 'submitted') return
    const { id, originator, kind, by } = report
    this.#came.set(id, { report: id, originator, kind, at, by })
  }

  /** What waits at the desk: a FLASH may have come before any line that is read, with a long list behind it. */
  addWaiting(waiting: readonly Waiting[]) {
    for (const { report, since: at } of waiting) {
      if (report.precedence !== 'flash' || this.#came.has(report.id)) continue
      const { id, originator, kind, by } = report
      this.#came.set(id, { report: id, originator, kind, at, by })
    }
  }

  /** Those that came within a shift and that nobody took up, the newest first. Nobody is called by his own. */
  waiting(principal: string, now: number): Flash[] {
    const calls = ({ report, by, at }: Flash & { by: string | undefined }) =>
      !this.#inHand.has(report) && by !== principal && now - Date.parse(at) <= CALLED_OUT_MS
    const found = [...this.#came.values()].filter(calls).map(({ by: _, ...flash }) => flash)
    return found.sort((one, other) => other.at.localeCompare(one.at))
  }
}
