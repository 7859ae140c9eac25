// Who is linked with whom, as far as it was expanded: every link with the statements that say so. Pure.

import type { Identity, Standing, Statement } from '../api/shapes'
import { shortId } from '../parts/short-id'

export interface Node {
  /** The id of one of his subjects: the least of them, once he is expanded. */
  key: string
  caption: string
  kind: string
  /** Of a person, once he is expanded. */
  standing: Standing | undefined
  /** Whether his own links are here. */
  expanded: boolean
  /** Links between him and the one in the middle, on the shortest way. */
  hops: number
}

/** What one statement says of two: `from` is the one of whom it says it. */
export interface Claim {
  from: string
  to: string
  statement: Statement
}

/** Everything that links two. */
export interface Tie {
  key: string
  ends: readonly [string, string]
  claims: readonly Claim[]
}

export interface Network {
  centre: string
  /** The one in the middle first, then who is nearest. */
  nodes: ReadonlyMap<string, Node>
  ties: ReadonlyMap<string, Tie>
  /** The node that a subject's id belongs to. */
  keyOf: (subject: string) => string
}

/** A link as the dossier of somebody says it, sightings of him included. */
export interface Linkage {
  other: string
  caption: string
  kind: string
  incoming: boolean
  statement: Statement
}

/** Every link of somebody, in the order of his dossier. A sighting is named by its day and place. */
export function linkagesOf({ links, sightings }: Identity): Linkage[] {
  const said = (statements: readonly Statement[], property: string) =>
    statements.filter((one) => one.property === property).map((one) => one.value)
  return [
    ...links.map(({ id, caption, kind, incoming, statement }) => ({
      other: id,
      caption: caption || shortId(id),
      kind,
      incoming,
      statement,
    })),
    ...sightings.flatMap(({ id, kind, statements }) =>
      statements
        .filter((one) => one.property === 'seen')
        .slice(0, 1)
        .map((statement) => ({
          other: id,
          caption: [...said(statements, 'date'), ...said(statements, 'location')].join(' ') || shortId(id),
          kind,
          incoming: true,
          statement,
        })),
    ),
  ]
}

/** The network of those whose dossiers were read; the first is the one in the middle. */
export function networkOf(expanded: readonly [Identity, ...Identity[]]): Network {
  const keys = new Map(
    expanded.flatMap(
      ({ id, subjects }) => [[id, id], ...subjects.map((one) => [one.id, id])] as [string, string][],
    ),
  )
  const keyOf = (subject: string) => keys.get(subject) ?? subject
  const nodes = new Map<string, Node>()
  const ties = new Map<string, Tie>()
  for (const { id, caption, kind, ...said } of expanded) {
    const key = keyOf(id)
    const standing = kind === 'person' ? said.standing : undefined
    nodes.set(key, { key, caption: caption || shortId(id), kind, standing, expanded: true, hops: 0 })
  }
  for (const identity of expanded) {
    const own = keyOf(identity.id)
    for (const { other, caption, kind, incoming, statement } of linkagesOf(identity)) {
      const key = keyOf(other)
      if (key === own) continue
      if (!nodes.has(key))
        nodes.set(key, { key, caption, kind, standing: undefined, expanded: false, hops: 0 })
      const claim = incoming ? { from: key, to: own, statement } : { from: own, to: key, statement }
      tie(ties, claim)
    }
  }
  const centre = keyOf(expanded[0].id)
  return { centre, nodes: byHops({ centre, nodes, ties, keyOf }), ties, keyOf }
}

export const tieKey = (one: string, other: string) => [one, other].sort().join(' ')

/** Both ends of a link say it by the same statement: it is kept once. */
function tie(ties: Map<string, Tie>, claim: Claim) {
  const key = tieKey(claim.from, claim.to)
  const known = ties.get(key)?.claims ?? []
  if (known.some(({ statement }) => statement.id === claim.statement.id)) return
  ties.set(key, { key, ends: [claim.from, claim.to], claims: [...known, claim] })
}

/** Who is linked with whom. */
export function neighbours({ ties }: Pick<Network, 'ties'>): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const add = (one: string, other: string) => found.set(one, [...(found.get(one) ?? []), other])
  for (const {
    ends: [one, other],
  } of ties.values()) {
    add(one, other)
    add(other, one)
  }
  return found
}

/** The nodes with their distance from the middle, the nearest first. */
function byHops(network: Network): Map<string, Node> {
  const hops = distances(network, network.centre)
  const nodes = [...network.nodes.values()].map((node) => ({ ...node, hops: hops.get(node.key) ?? 0 }))
  return new Map(nodes.sort((a, b) => a.hops - b.hops).map((node) => [node.key, node]))
}

/** How many links each is away, for those that can be reached. */
function distances(network: Pick<Network, 'ties'>, from: string): Map<string, number> {
  const near = neighbours(network)
  const found = new Map([[from, 0]])
  // A map is gone through in the order in which it grows.
  for (const [key, hops] of found) {
    for (const next of near.get(key) ?? []) if (!found.has(next)) found.set(next, hops + 1)
  }
  return found
}

/** The shortest ways from one to another within what is expanded, at most `most`; each with both ends. */
export function pathsBetween(network: Network, from: string, to: string, most: number): string[][] {
  const near = neighbours(network)
  const left = distances(network, to)
  if (from === to || !left.has(from)) return []
  let paths = [[from]]
  for (let hops = (left.get(from) ?? 0) - 1; hops >= 0; hops -= 1) {
    paths = paths
      .flatMap((path) =>
        (near.get(path.at(-1) ?? '') ?? [])
          .filter((next) => left.get(next) === hops)
          .map((next) => [...path, next]),
      )
      .slice(0, most)
  }
  return paths
}
