// The network round somebody: the drawing, what links two, the ways from one to another, and all of it as a list. Each
// one who is expanded is read from the node like a dossier: only what this reader may see is ever here.

import { useMemo, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { useClient } from '../api/session'
import type { Identity } from '../api/shapes'
import { useBanners } from '../frame/banner'
import { useText, useWord } from '../language/language'
import { type Act, useAct } from '../parts/act'
import { Later } from '../parts/later'
import { ProblemNote } from '../parts/problem'
import { usePurpose } from '../parts/purpose'
import { ChosenPanel, titleOf } from './chosen'
import { LinkList } from './list'
import { type Linkage, linkagesOf, type Network, networkOf } from './network'
import { Paths } from './paths'
import { type Place, placed } from './places'

const drawing = () => import('./drawing')

export interface Expanding {
  act: Act
  /** Reads the links of somebody. */
  expand: (key: string) => void
}

export function Explore({ identity }: { identity: Identity }) {
  const text = useText()
  const [others, setOthers] = useState<readonly Identity[]>([])
  const [chosen, choose] = useState<string>()
  const [path, setPath] = useState<readonly string[]>([])
  const network = useMemo(() => networkOf([identity, ...others]), [identity, others])
  const places = usePlaces(network)
  const expanding = useExpanding((found) => {
    setOthers((known) => [...known.filter(({ id }) => id !== found.id), found])
    choose(found.id)
  })
  useBanners(others.map(({ banner }) => banner))
  return (
    <div className="network">
      <p className="quiet">{text('network-help')}</p>
      {expanding.act.problem && <ProblemNote problem={expanding.act.problem} />}
      <div className="network-parts">
        <Later load={drawing}>
          {({ Drawing }) => (
            <Drawing
              network={network}
              places={places}
              chosen={chosen}
              path={path}
              choose={choose}
              expand={expanding.expand}
            />
          )}
        </Later>
        <div className="network-side">
          <ChosenPanel network={network} chosen={chosen} choose={choose} expanding={expanding} />
          <Paths network={network} show={setPath} />
        </div>
      </div>
      {[identity, ...others].map((one) => (
        <LinksOf key={one.id} one={one} network={network} expanding={expanding} choose={choose} />
      ))}
    </div>
  )
}

/** Whoever has a place keeps it as the network grows. */
function usePlaces(network: Network): ReadonlyMap<string, Place> {
  const before = useRef<ReadonlyMap<string, Place>>(new Map())
  return useMemo(() => {
    before.current = placed(network, before.current)
    return before.current
  }, [network])
}

function useExpanding(found: (identity: Identity) => void): Expanding {
  const client = useClient()
  const { purpose } = usePurpose()
  const act = useAct()
  const expand = (key: string) => {
    if (act.busy) return
    void act.run(async () => found(await client.identity(key, purpose, new AbortController().signal)))
  }
  return { act, expand }
}

interface LinksProps {
  one: Identity
  network: Network
  expanding: Expanding
  choose: (key: string) => void
}

/** The links of one who is expanded, each with the statement that says so. */
function LinksOf({ one, network, expanding, choose }: LinksProps) {
  const text = useText()
  const title = titleOf(one.id)
  return (
    <section aria-labelledby={title}>
      <h3 id={title} tabIndex={-1}>
        {text('network-of', { name: network.nodes.get(one.id)?.caption ?? '' })}
      </h3>
      <LinkList
        linkages={linkagesOf(one)}
        actions={(linkage) => (
          <Actions linkage={linkage} network={network} expanding={expanding} choose={choose} />
        )}
      />
    </section>
  )
}

function Actions({ linkage, network, expanding, choose }: Omit<LinksProps, 'one'> & { linkage: Linkage }) {
  const text = useText()
  const word = useWord()
  const node = network.nodes.get(network.keyOf(linkage.other))
  if (!node) return null
  // One button that becomes another: whoever uses the keyboard stays where he is.
  const act = () => (node.expanded ? choose(node.key) : expanding.expand(node.key))
  return (
    <>
      {node.standing && <strong>{word('standing-is', node.standing)}</strong>}
      <Button key="act" className="button button-quiet" onPress={act}>
        {text(node.expanded ? 'network-choose' : 'network-expand')}
        <span className="hidden"> {node.caption}</span>
      </Button>
    </>
  )
}
