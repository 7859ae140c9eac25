// What came since the page was opened: how many lines, and the last of them. Whoever looks rarely is told that there was
// more than is kept, and reads anew. Pure.

import type { Line } from './shapes'

/** More lines at once than this, and asking about each is worth less than reading anew. */
const KEPT = 500

export class News {
  /** How many lines came since the page was opened. */
  count = 0
  #last: Line[] = []

  add(lines: readonly Line[]) {
    this.count += lines.length
    this.#last.push(...lines.slice(-KEPT))
    // Taken away in pieces: each line alone would move all the others.
    if (this.#last.length > 2 * KEPT) this.#last.splice(0, this.#last.length - KEPT)
  }

  /** The lines that came after the first so many; nothing where some of them are no longer kept. */
  since(seen: number): readonly Line[] | undefined {
    const wanted = this.count - seen
    if (wanted > this.#last.length) return undefined
    return wanted <= 0 ? [] : this.#last.slice(-wanted)
  }
}
