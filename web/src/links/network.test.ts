import { describe, expect, it } from 'vitest'
import type { Identity, Link } from '../api/shapes'
import { manOf, statementOf } from '../people/testing'
import { linkagesOf, type Network, networkOf, pathsBetween, tieKey } from './network'
import { passesThrough, placed } from './places'

const link = (id: string, property: string, incoming = false, statement = `st-${property}-${id}`): Link => ({
  id,
  kind: 'person',
  caption: `EXERCISE ${id}`,
  property,
  incoming,
  statement: statementOf(property, id, { id: statement }),
})
const one = (id: string, links: Link[], more: Partial<Identity> = {}) =>
  manOf({ id, caption: `EXERCISE ${id}`, links, subjects: [subject(id)], ...more })
const subject = (id: string) => ({ id, caption: id, originators: ['BGD'], statements: 1 })

const centre = one('s-1', [link('s-2', 'relative'), link('s-3', 'memberOf')])
const second = one('s-2', [link('s-1', 'relative', true, 'st-relative-s-2'), link('s-4', 'owns')])

describe('the network', () => {
  it('keeps a link once that both ends say by one statement, and both statements of a link that has two', () => {
    const network = networkOf([centre, second])
    expect([...network.nodes.keys()]).toEqual(['s-1', 's-2', 's-3', 's-4'])
    expect(network.ties.get(tieKey('s-1', 's-2'))?.claims).toHaveLength(1)
    const twice = networkOf([one('s-1', [link('s-2', 'relative'), link('s-2', 'associate', true)])])
    expect(
      twice.ties.get('s-1 s-2')?.claims.map(({ from, statement }) => [from, statement.property]),
    ).toEqual([
      ['s-1', 'relative'],
      ['s-2', 'associate'],
    ])
  })
  it('knows him by any of his subjects, once he is expanded', () => {
    const joined = one('s-2', [], { subjects: [subject('s-2'), subject('s-9')] })
    const network = networkOf([one('s-1', [link('s-9', 'relative')]), joined])
    expect([...network.nodes.keys()]).toEqual(['s-1', 's-2'])
    expect(network.nodes.get('s-2')?.expanded).toBe(true)
  })
  it('says how far each is from the middle', () => {
    const { nodes } = networkOf([centre, second])
    expect([...nodes.values()].map(({ hops }) => hops)).toEqual([0, 1, 1, 2])
  })
  it('has who was seen, named by day and place', () => {
    const statements = [
      statementOf('date', '2026-10-02'),
      statementOf('location', 'EXERCISE Rutba'),
      statementOf('seen', 's-1'),
    ]
    const sightings = [{ id: 's-21', kind: 'sighting', caption: '', statements }]
    expect(linkagesOf(manOf({ sightings })).map(({ caption, incoming }) => [caption, incoming])).toEqual([
      ['2026-10-02 EXERCISE Rutba', true],
    ])
  })
})

describe('paths', () => {
  const square = networkOf([
    one('a', [link('b', 'relative'), link('c', 'relative')]),
    one('d', [link('b', 'relative'), link('c', 'associate'), link('e', 'owns')]),
  ])
  it('finds every shortest way and no longer one', () => {
    expect(pathsBetween(square, 'a', 'd', 5)).toEqual([
      ['a', 'b', 'd'],
      ['a', 'c', 'd'],
    ])
    expect(pathsBetween(square, 'e', 'a', 1)).toEqual([['e', 'd', 'b', 'a']])
  })
  it('finds none to oneself, nor to somebody who is not reached', () => {
    const apart = networkOf([one('a', [link('b', 'relative')]), one('c', [link('d', 'relative')])])
    expect(pathsBetween(apart, 'a', 'd', 5)).toEqual([])
    expect(pathsBetween(apart, 'a', 'a', 5)).toEqual([])
  })
})

describe('places', () => {
  const gaps = (network: Network, places: ReturnType<typeof placed>) => {
    const all = [...network.nodes.keys()].map((key) => places.get(key))
    return all.flatMap((a, n) => all.slice(n + 1).map((b) => (a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0)))
  }
  it('moves nobody who has a place when somebody is expanded', () => {
    const before = placed(networkOf([centre]), new Map())
    const after = placed(networkOf([centre, second]), before)
    for (const [key, place] of before) expect(after.get(key)).toEqual(place)
    expect(after.size).toBe(4)
  })
  it('puts nobody upon another, however many there are', () => {
    const many = Array.from({ length: 200 }, (_, n) => link(`m-${n}`, 'associate'))
    const network = networkOf([
      one('a', many),
      one(
        'm-0',
        many.slice(50).map((of) => ({ ...of, id: `n-${of.id}` })),
      ),
    ])
    expect(Math.min(...gaps(network, placed(network, new Map())))).toBeGreaterThan(0.4)
  })
  it('knows a line that would seem to end at somebody whom it passes', () => {
    const places = new Map([
      ['a', { x: 0, y: 0 }],
      ['b', { x: 1, y: 0.05 }],
      ['c', { x: 2, y: 0 }],
    ])
    const tie = (one: string, other: string) => ({
      key: tieKey(one, other),
      ends: [one, other] as const,
      claims: [],
    })
    expect([tie('a', 'c'), tie('a', 'b'), tie('c', 'a')].map((one) => passesThrough(one, places))).toEqual([
      true,
      false,
      true,
    ])
  })
  it('keeps the place of one who is found to be somebody by another subject', () => {
    const first = networkOf([one('s-1', [link('s-9', 'relative')])])
    const before = placed(first, new Map())
    const joined = one('s-2', [], { subjects: [subject('s-2'), subject('s-9')] })
    const after = placed(networkOf([one('s-1', [link('s-9', 'relative')]), joined]), before)
    expect(after.get('s-2')).toEqual(before.get('s-9'))
  })
})
