// Which rows of a long table are shown, and in which order. Pure.

export interface Column<Row> {
  id: string
  name: string
  /** Its share of the width: `9rem`, or `20%`. */
  width: string
  /** What it is sorted by; also found by what is typed, unless it has other words. */
  by: (row: Row) => string | number
  /** What is seen in it, to be found by what is typed. */
  words?: (row: Row) => string
  isNumber?: boolean
  isRowHeader?: boolean
}

export interface Order {
  column: string
  descending: boolean
}

/** The text in which a row is found: what is seen in it, in small letters. */
export function textOf<Row>(row: Row, columns: readonly Column<Row>[]): string {
  return columns
    .map(({ by, words }) => (words ?? by)(row))
    .join('\n')
    .toLowerCase()
}

/** The places of the rows that hold every word that is typed, in the order that is asked for; equal ones as they came. */
export function arranged<Row>(
  rows: readonly Row[],
  texts: readonly string[],
  columns: readonly Column<Row>[],
  typed: string,
  order: Order | undefined,
): number[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const places: number[] = []
  for (let place = 0; place < rows.length; place += 1) {
    if (words.every((word) => texts[place]?.includes(word))) places.push(place)
  }
  const by = columns.find(({ id }) => id === order?.column)?.by
  if (!by) return places
  const keys = rows.map(by)
  const way = order?.descending ? -1 : 1
  return places.sort((a, b) => way * compare(keys[a], keys[b]) || a - b)
}

/** Names as people sort them in a script are not asked for: logins, codes and moments stand in the order of their signs. */
function compare(one: string | number | undefined, other: string | number | undefined): number {
  if (one === other) return 0
  return (one ?? '') < (other ?? '') ? -1 : 1
}

/** The rows to be drawn: those in sight and half as many beyond each end. */
export function inSight(scrolled: number, height: number, row: number, count: number): [number, number] {
  const most = Math.ceil(height / row)
  const first = Math.floor(scrolled / row) - Math.ceil(most / 2)
  const start = Math.max(0, Math.min(first, count - most))
  return [start, Math.min(count, start + 2 * most)]
}
