// The traffic that the page holds. What a line changes is changed in its place, so that the hundred-thousandth line costs
// no more than the first; and what is held has an end, so that a page may stay open for weeks. Pure.

import type { Line, Moment, PartnerStanding } from '../api/shapes'
import { FlashBook } from './flash'
import { cellsOf, FILTERS, type Filter, matches, PRECEDENCES, type Row, rowOf } from './fold'
import { Lane } from './lane'
import { type Item, itemsOf, shown } from './runs'

/** Rows that are held; of more the oldest routine ones go, and are at the node. */
export const MOST_ROWS = 100_000
/** So many go at once: one by one each would move all the others. */
const GO_AT_ONCE = 1_000
/** Of the newest reports this many are looked after; older ones are looked after once they are opened. */
export const LOOKED_AFTER = 1000

/** A report that is looked after, and the deliveries by which it went. */
export interface Recent {
  row: Row
  deliveries: ReadonlySet<string>
}

const keyOf = ({ originator, report }: Pick<Row, 'originator' | 'report'>) => `${originator} ${report}`

export class Book {
  readonly flash = new FlashBook()
  /** How many rows have a partner in that condition. */
  readonly counts: Record<Filter, number> = { all: 0, waiting: 0, refused: 0, withheld: 0 }
  /** The members that are named in a row. */
  readonly members = new Set<string>()
  readonly waiting = new Map<string, Row>()
  readonly #lanes = new Map(PRECEDENCES.map((precedence) => [precedence, new Lane()]))
  readonly #rows = new Map<string, Row>()
  /** Our newest ones, the newest last. */
  #recent: Recent[] = []
  readonly #most: number

  constructor(most = MOST_ROWS) {
    this.#most = most
  }

  /** Whether nothing more fits without something going. */
  get isFull() {
    return this.#rows.size + GO_AT_ONCE > this.#most
  }

  /** The lines, in any order; one that is known changes nothing. */
  add(lines: readonly Line[]) {
    const came = new Map<string, { row: Row; line: Line }>()
    for (const line of lines.toSorted((one, other) => one.position - other.position)) {
      this.flash.add(line)
      const row = rowOf(line)
      if (row === undefined) continue
      const key = keyOf(row)
      // A report that comes by two ways was taken in with the first.
      if (!this.#rows.has(key) && !came.has(key)) came.set(key, { row, line })
    }
    for (const precedence of PRECEDENCES) {
      const rows = [...came.values()].map(({ row }) => row).filter((row) => row.precedence === precedence)
      this.#lanes.get(precedence)?.add(rows)
    }
    for (const [key, { row }] of came) {
      this.#rows.set(key, row)
      this.#count(row, 1)
    }
    this.#lookAfter([...came.values()].filter(({ row }) => row.own))
    this.#forget()
  }

  /** How partners stand with our reports, as the node says it now. */
  learn(found: readonly (readonly [string, readonly PartnerStanding[]])[]) {
    for (const [report, partners] of found) {
      const recent = this.#recent.find(({ row }) => row.report === report)
      if (recent === undefined || !this.#rows.has(keyOf(recent.row))) continue
      const before = recent.row
      const row = { ...before, cells: cellsOf(partners), known: true }
      recent.row = row
      recent.deliveries = deliveriesOf(partners)
      this.#count(before, -1)
      this.#count(row, 1)
      this.#rows.set(keyOf(row), row)
      this.#lanes.get(row.precedence)?.replace(row)
    }
  }

  /** A report by its id. */
  row(report: string): Row | undefined {
    for (const row of this.#rows.values()) if (row.report === report) return row
    return undefined
  }

  /** When a report came here, if it is held. */
  receivedAt(originator: string, report: string): Moment | undefined {
    return this.#rows.get(keyOf({ originator, report }))?.at
  }

  /** What of the table is shown: FLASH first, and within a precedence the newest first. */
  items(filter: Filter, open: ReadonlySet<string>): Item[] {
    const lanes = [...this.#lanes.values()]
    if (filter === 'all')
      return shown(
        lanes.map((lane) => lane.items()),
        open,
      )
    return shown(
      lanes.map((lane) => itemsOf(lane.rows.filter((row) => matches(row, filter)))),
      open,
    )
  }

  /** The rows of each precedence, the oldest first. */
  lanes(): readonly (readonly Row[])[] {
    return [...this.#lanes.values()].map((lane) => lane.rows)
  }

  /** Our newest reports, the newest first. */
  lookedAfter(): readonly Recent[] {
    return this.#recent.toReversed()
  }

  #count(row: Row, one: 1 | -1) {
    for (const filter of FILTERS) if (matches(row, filter)) this.counts[filter] += one
    for (const member of row.cells.keys()) this.members.add(member)
    if (one === 1 && matches(row, 'waiting')) this.waiting.set(keyOf(row), row)
    else this.waiting.delete(keyOf(row))
  }

  #lookAfter(came: readonly { row: Row; line: Line }[]) {
    const more = came.map(({ row, line }) => ({ row, deliveries: deliveriesOf(line.members ?? []) }))
    const [first, last] = [more[0], this.#recent.at(-1)]
    this.#recent.push(...more)
    if (first && last && first.row.position < last.row.position) {
      this.#recent.sort((one, other) => one.row.position - other.row.position)
    }
    if (this.#recent.length > 2 * LOOKED_AFTER || more.length > LOOKED_AFTER) {
      this.#recent = this.#recent.slice(-LOOKED_AFTER)
    }
  }

  #forget() {
    if (this.#rows.size <= this.#most) return
    let left = this.#rows.size - this.#most + Math.min(GO_AT_ONCE, this.#most)
    for (const lane of [...this.#lanes.values()].reverse()) {
      const gone = lane.forget(left)
      left -= gone.length
      for (const row of gone) {
        this.#rows.delete(keyOf(row))
        this.#count(row, -1)
      }
      if (left <= 0) return
    }
  }
}

const deliveriesOf = (partners: readonly PartnerStanding[]) =>
  new Set(partners.flatMap(({ delivery }) => (delivery === undefined ? [] : [delivery])))
