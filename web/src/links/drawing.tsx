// The network as a drawing, by sigma: who stands where, what links them, what is chosen. Everything that it shows, and
// everything that can be done in it, is beside it as a list.

import { createEdgeCurveProgram } from '@sigma/edge-curve'
import { UndirectedGraph } from 'graphology'
import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import Sigma from 'sigma'
import { useText, useWord } from '../language/language'
import { graphOf } from './graph'
import { useInk } from './ink'
import type { Network } from './network'
import { BEND, drawName, drawTie } from './pen'
import type { Place } from './places'

interface Props {
  network: Network
  places: ReadonlyMap<string, Place>
  /** The key of a node or of a tie. */
  chosen: string | undefined
  /** The nodes of the ways that are shown. */
  path: readonly string[]
  choose: (key: string) => void
  expand: (key: string) => void
}

const ZOOMS = {
  in: (sigma: Sigma, duration: number) => sigma.getCamera().animatedZoom({ duration }),
  out: (sigma: Sigma, duration: number) => sigma.getCamera().animatedUnzoom({ duration }),
  whole: (sigma: Sigma, duration: number) => sigma.getCamera().animatedReset({ duration }),
}
const ZOOM_MS = 150

export function Drawing(props: Props) {
  const { network } = props
  const text = useText()
  const holder = useRef<HTMLDivElement>(null)
  const sigma = useSigma(holder, props)
  const zoom = (way: keyof typeof ZOOMS) => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    if (sigma) void ZOOMS[way](sigma, still ? 0 : ZOOM_MS)
  }
  return (
    <div className="network-drawing">
      <div
        ref={holder}
        className="network-canvas"
        dir="ltr"
        role="img"
        hidden={sigma === null}
        aria-label={text('network-drawing', { n: network.nodes.size, links: network.ties.size })}
      />
      {sigma === null ? (
        <p className="quiet">{text('network-no-drawing')}</p>
      ) : (
        <div className="network-tools">
          {(['in', 'out', 'whole'] as const).map((way) => (
            <Button key={way} className="button button-quiet" onPress={() => zoom(way)}>
              {text(`zoom-${way}`)}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}

/** Sigma within the holder; null where this browser cannot draw (it has no WebGL). */
function useSigma(holder: React.RefObject<HTMLDivElement | null>, props: Props): Sigma | null | undefined {
  const { network, places, chosen, path } = props
  const word = useWord()
  const ink = useInk(holder)
  const [sigma, setSigma] = useState<Sigma | null>()
  const latest = useRef(props)
  latest.current = props

  useEffect(() => {
    const made = makeSigma(holder.current, latest)
    setSigma(made)
    return () => made?.kill()
  }, [holder])
  useEffect(() => {
    if (!sigma || !ink) return
    sigma.setGraph(graphOf({ network, places, chosen, path, ink, word }))
    // A font that is on its way is there at the next drawing.
    void document.fonts.ready.then(() => sigma.getContainer().isConnected && sigma.scheduleRefresh())
  }, [sigma, network, places, chosen, path, ink, word])
  return sigma
}

function makeSigma(holder: HTMLElement | null, latest: React.RefObject<Props>): Sigma | null {
  if (!holder) return null
  try {
    const sigma = new Sigma(new UndirectedGraph(), holder, {
      defaultDrawNodeLabel: drawName,
      defaultDrawNodeHover: drawName,
      defaultDrawEdgeLabel: drawTie,
      edgeProgramClasses: { curved: createEdgeCurveProgram({ defaultCurvature: BEND, drawLabel: drawTie }) },
      enableEdgeEvents: true,
      renderEdgeLabels: true,
      labelRenderedSizeThreshold: 0,
      labelGridCellSize: 150,
      stagePadding: 70,
      minEdgeThickness: 1,
      zIndex: true,
    })
    // The wheel scrolls the page as elsewhere; with Control it zooms.
    holder.addEventListener('wheel', (event) => event.ctrlKey || event.stopPropagation(), { capture: true })
    sigma.on('clickNode', ({ node }) => latest.current.choose(node))
    sigma.on('clickEdge', ({ edge }) => latest.current.choose(edge))
    sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
      preventSigmaDefault()
      if (!latest.current.network.nodes.get(node)?.expanded) latest.current.expand(node)
    })
    return sigma as Sigma
  } catch {
    return null
  }
}
