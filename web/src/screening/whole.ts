/** The lengths of a zone's lines and how many of them there are: ICAO Doc 9303, parts 4 to 7. */
const FORMS = [
  { line: 30, lines: 3 },
  { line: 36, lines: 2 },
  { line: 44, lines: 2 },
]

/** Whether a zone that a reader types is whole: each of its lines has come. What it says the node reads. Pure. */
export function isWhole(zone: string): boolean {
  const lines = zone.split(/\s+/).filter(Boolean)
  return FORMS.some(
    ({ line, lines: count }) => lines.length === count && lines.every(({ length }) => length === line),
  )
}
