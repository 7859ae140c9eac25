// The network as sigma draws it: whoever is expanded is larger, what is chosen and the ways that are shown stand out by
// colour and by width. Pure.

import { UndirectedGraph } from 'graphology'
import type { Ink } from './ink'
import { type Network, type Node, type Tie, tieKey } from './network'
import type { EdgeInk, NodeInk } from './pen'
import { type Place, passesThrough } from './places'

export type Drawn = UndirectedGraph<NodeInk, EdgeInk>

/** With more links than this their words would cover each other; with more nodes, their names. */
const MOST_WORDS = 24
const MOST_NAMES = 40
/** With more links than this a line that is bent is no clearer than one that is not. */
const MOST_BENT = 80

/** Names are wide: the drawing is wider than it is high by so much. */
const STRETCH = 1.8

interface Asked {
  network: Network
  places: ReadonlyMap<string, Place>
  chosen: string | undefined
  path: readonly string[]
  ink: Ink
  word: (list: string, word: string) => string
}

export function graphOf(asked: Asked): Drawn {
  const { network, places } = asked
  const graph: Drawn = new UndirectedGraph()
  for (const node of network.nodes.values()) {
    const { x, y } = places.get(node.key) ?? { x: 0, y: 0 }
    graph.addNode(node.key, nodeInk(node, x * STRETCH, y, asked))
  }
  const way = new Set(asked.path.slice(1).map((key, place) => tieKey(asked.path[place] ?? '', key)))
  for (const tie of network.ties.values()) {
    graph.addEdgeWithKey(tie.key, ...tie.ends, edgeInk(tie, way.has(tie.key), asked))
  }
  return graph
}

function nodeInk(node: Node, x: number, y: number, { network, chosen, path, ink, word }: Asked): NodeInk {
  const isShown = node.key === chosen || path.includes(node.key)
  const kind = word('kind', node.kind)
  return {
    x,
    y,
    size: (node.key === network.centre ? 16 : node.expanded ? 13 : 10) * scaleOf(network),
    color: isShown ? ink.accent : node.expanded ? ink.ink : ink.quiet,
    label: node.caption,
    forceLabel: isShown || node.expanded || network.nodes.size <= MOST_NAMES,
    kind: node.kind,
    words: node.standing ? `${kind} · ${word('standing-is', node.standing)}` : kind,
    font: ink.font,
    inks: { sign: isShown ? ink['accent-ink'] : ink.surface, words: ink.ink, halo: ink.surface },
  }
}

/** Many are drawn smaller, so that none covers another. */
const scaleOf = ({ nodes }: Network) => Math.max(0.4, Math.min(1, Math.sqrt(MOST_NAMES / nodes.size)))

function edgeInk(tie: Tie, isWay: boolean, { network, places, chosen, ink, word }: Asked): EdgeInk {
  const { key, claims } = tie
  const isShown = key === chosen || isWay
  const said = [...new Set(claims.map(({ statement }) => word('property', statement.property)))]
  const few = network.ties.size <= MOST_WORDS
  return {
    type: network.ties.size <= MOST_BENT && passesThrough(tie, places) ? 'curved' : 'line',
    label: isShown || few ? said.join(', ') : '',
    size: (isShown ? 5 : 2) * scaleOf(network),
    color: isShown ? ink.accent : ink.edge,
    forceLabel: isShown || few,
    zIndex: isShown ? 1 : 0,
    font: ink.font,
    inks: { words: ink.ink, halo: ink.surface },
  }
}
