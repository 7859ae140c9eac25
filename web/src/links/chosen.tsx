// What is chosen in the drawing: somebody with what can be done, or a link with why it is one.

import { Button } from 'react-aria-components'
import { placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { Provenance } from '../people/statements'
import type { Expanding } from './explore'
import type { Network, Node, Tie } from './network'
import { KindSign } from './signs'

/** The heading of somebody's links in the list. */
export const titleOf = (key: string) => `links-of-${key}`

interface Props {
  network: Network
  /** The key of a node or of a tie. */
  chosen: string | undefined
  choose: (key: string) => void
  expanding: Expanding
}

export function ChosenPanel({ network, chosen, choose, expanding }: Props) {
  const text = useText()
  const node = network.nodes.get(chosen ?? '')
  const tie = network.ties.get(chosen ?? '')
  return (
    <div className="network-chosen" role="status">
      {node && <OneChosen node={node} network={network} choose={choose} expanding={expanding} />}
      {tie && <WhyTie tie={tie} network={network} />}
      {!node && !tie && <p className="quiet">{text('network-chosen-none')}</p>}
    </div>
  )
}

interface NodeProps {
  node: Node
  network: Network
  choose: (key: string) => void
  expanding: Expanding
}

function OneChosen({ node, network, choose, expanding }: NodeProps) {
  const text = useText()
  const word = useWord()
  const ties = [...network.ties.values()].filter(({ ends }) => ends.includes(node.key))
  return (
    <>
      <h3>
        <a href={placeOf('people', node.key)}>
          <bdi>{node.caption}</bdi>
        </a>
      </h3>
      <p className="facts">
        <span className="kind">
          <KindSign kind={node.kind} />
          {word('kind', node.kind)}
        </span>
        {node.standing && <strong>{word('standing-is', node.standing)}</strong>}
      </p>
      <Button
        className="button"
        onPress={() =>
          node.expanded ? document.getElementById(titleOf(node.key))?.focus() : expanding.expand(node.key)
        }
      >
        {text(node.expanded ? 'network-to-list' : 'network-expand')}
      </Button>
      <ul className="network-ties">
        {ties.map((tie) => (
          <li key={tie.key}>
            <Button className="button button-quiet" onPress={() => choose(tie.key)}>
              {text('network-why-with', { name: otherOf(tie, node.key, network) })}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

const otherOf = ({ ends }: Tie, key: string, { nodes }: Network) =>
  nodes.get(ends.find((end) => end !== key) ?? '')?.caption ?? ''

/** Every statement that links two, with who says it, its grade and its label. */
export function WhyTie({ tie, network }: { tie: Tie; network: Network }) {
  const text = useText()
  return (
    <>
      <h3>{text('network-why')}</h3>
      <ul className="network-claims">
        {tie.claims.map(({ from, to, statement }) => (
          <li key={statement.id}>
            <ClaimLine network={network} from={from} to={to} property={statement.property} />
            <Provenance statement={statement} />
          </li>
        ))}
      </ul>
    </>
  )
}

interface ClaimProps {
  network: Network
  from: string
  to: string
  property: string
}

function ClaimLine({ network: { nodes }, from, to, property }: ClaimProps) {
  const text = useText()
  const word = useWord()
  const name = (key: string) => nodes.get(key)?.caption ?? ''
  return <p>{text('network-claim', { from: name(from), what: word('property', property), to: name(to) })}</p>
}
