// The shortest ways from one to another within what is expanded, link by link with the statements behind each.

import { useEffect, useMemo, useState } from 'react'
import { useText, useWord } from '../language/language'
import { Choice } from '../parts/choice'
import { WhyTie } from './chosen'
import { type Network, pathsBetween, tieKey } from './network'

/** More ways of one length than this say no more than these. */
const MOST = 5

interface Props {
  network: Network
  /** Shows the nodes of a way in the drawing; none to show no way. */
  show: (path: readonly string[]) => void
}

export function Paths({ network, show }: Props) {
  const text = useText()
  const [ends, setEnds] = useState({ from: network.centre, to: '' })
  const from = network.keyOf(ends.from)
  const to = network.keyOf(ends.to)
  const paths = useMemo(() => pathsBetween(network, from, to, MOST), [network, from, to])
  useEffect(() => show(paths.flat()), [show, paths])
  const options = useOptions(network)
  if (network.nodes.size < 3) return null
  return (
    <section className="network-paths" aria-labelledby="paths-title">
      <h3 id="paths-title">{text('paths-title')}</h3>
      <Choice
        label={text('paths-from')}
        value={from}
        onChange={(key) => setEnds({ ...ends, from: key })}
        options={options}
      />
      <Choice
        label={text('paths-to')}
        value={to}
        onChange={(key) => setEnds({ ...ends, to: key })}
        options={[{ value: '', label: text('choose') }, ...options]}
      />
      <div role="status">
        {to !== '' && <p>{text('paths-n', { n: paths.length, links: (paths[0]?.length ?? 1) - 1 })}</p>}
      </div>
      <ol className="paths">
        {paths.map((path) => (
          <li key={path.join()}>
            <Way path={path} network={network} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function useOptions({ nodes }: Network) {
  const text = useText()
  const word = useWord()
  return [...nodes.values()].map(({ key, caption, kind }) => ({
    value: key,
    label: text('network-node', { name: caption, kind: word('kind', kind) }),
  }))
}

function Way({ path, network }: { path: readonly string[]; network: Network }) {
  const names = path.map((key) => network.nodes.get(key)?.caption ?? '')
  const ties = path.slice(1).flatMap((key, place) => network.ties.get(tieKey(path[place] ?? '', key)) ?? [])
  return (
    <details>
      <summary>
        {names.map((name, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a way stand in its order
          <span key={place} className="path-step">
            <bdi>{name}</bdi>
          </span>
        ))}
      </summary>
      {ties.map((tie) => (
        <WhyTie key={tie.key} tie={tie} network={network} />
      ))}
    </details>
  )
}
