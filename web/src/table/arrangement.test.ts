import { expect, it } from 'vitest'
import { Arrangement } from './arrangement'
import { arranged } from './order'

interface Row {
  n: number
}
const MANY = 100_000
const rowOf = (n: number): Row => ({ n })
/** Sorted by the last digits: many are equal. Counts how often it is asked. */
const wish = (isFound: (row: Row) => boolean = () => true) => {
  const asked = { by: 0, found: 0 }
  return {
    asked,
    descending: true,
    by: ({ n }: Row) => {
      asked.by += 1
      return n % 997
    },
    isFound: (row: Row) => {
      asked.found += 1
      return isFound(row)
    },
  }
}

it('puts a line that comes into its place by a few comparisons, with a hundred thousand rows before it', () => {
  let rows = Array.from({ length: MANY }, (_, n) => rowOf(n))
  const { asked, ...sorted } = wish(({ n }) => n % 2 === 0)
  const arrangement = new Arrangement(sorted)
  arrangement.of(rows)
  for (let n = 0; n < 50; n += 1) {
    asked.by = asked.found = 0
    // At the top, as what is urgent comes, and in the middle, behind what is.
    rows = n % 2 === 0 ? [rowOf(MANY + n), ...rows] : rows.toSpliced(MANY / 2, 1, rowOf(2 * MANY + 2 * n))
    const places = arrangement.of(rows)
    expect(asked.by).toBeLessThan(50)
    expect(asked.found).toBeLessThanOrEqual(1)
    if (n % 10 < 2) expect(places).toEqual(arranged(rows, sorted))
  }
})

it('is what a whole look at all of it finds, whatever came, went, changed or moved', () => {
  // Steps that are the same every time: chance from a seed (a linear congruence).
  let state = 7
  const below = (end: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * end)
  }
  for (const by of [undefined, ({ n }: Row) => n % 5]) {
    for (const descending of [false, true]) {
      const wish = { by, descending, isFound: ({ n }: Row) => n % 3 !== 0 }
      const arrangement = new Arrangement(wish)
      let rows: Row[] = []
      for (let step = 0; step < 400; step += 1) {
        const came = Array.from({ length: below(4) }, () => rowOf(below(1_000)))
        rows = rows.toSpliced(below(rows.length + 1), below(3), ...came)
        if (step % 7 === 0) rows = rows.map((row) => (row.n % 11 === 0 ? rowOf(below(1_000)) : row))
        if (step % 50 === 49) rows = rows.toReversed()
        if (step % 90 === 89) rows = []
        expect(arrangement.of(rows)).toEqual(arranged(rows, wish))
      }
    }
  }
})
