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

/** What is to be seen of a table. */
export interface Wish<Row> {
  isFound: (row: Row) => boolean
  /** What it is sorted by; rows that are equal in it, and all of them where it is nothing, stand as they came. */
  by: Column<Row>['by'] | undefined
  descending: boolean
}

/** The rows that hold every word that is typed, in the order that is asked for. */
export function wishOf<Row>(
  columns: readonly Column<Row>[],
  typed: string,
  order: Order | undefined,
  text: (row: Row) => string,
): Wish<Row> {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return {
    isFound: (row) => words.length === 0 || words.every((word) => text(row).includes(word)),
    by: columns.find(({ id }) => id === order?.column)?.by,
    descending: order?.descending ?? false,
  }
}

/** The places of the rows that are wanted, in the order that is wanted. */
export function arranged<Row>(rows: readonly Row[], { isFound, by, descending }: Wish<Row>): number[] {
  const places: number[] = []
  for (const [place, row] of rows.entries()) if (isFound(row)) places.push(place)
  if (!by) return places
  const keys = rows.map(by)
  const way = descending ? -1 : 1
  return places.sort((a, b) => way * compare(keys[a], keys[b]) || a - b)
}

/** Whether the row in one place stands before that in another. */
export function before<Row>(rows: readonly Row[], { by, descending }: Wish<Row>) {
  const way = descending ? -1 : 1
  const key = (place: number) => by?.(rows[place] as Row)
  return (one: number, other: number) => (way * compare(key(one), key(other)) || one - other) < 0
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
