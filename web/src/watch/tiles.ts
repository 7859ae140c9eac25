// Tiles that the operator laid over the map, out of their archive (PMTiles), which this node gives part by part.

import { addProtocol } from 'maplibre-gl'
import { PMTiles, Protocol } from 'pmtiles'

const archives = new Protocol()
addProtocol('pmtiles', archives.tile)

/** Where MapLibre finds the tiles of a layer of this node. */
export const tilesAt = (layer: string) => `pmtiles://${addressOf(layer)}`

const addressOf = (layer: string) =>
  `${window.location.origin}/api/v1/layers/${encodeURIComponent(layer)}/tiles`

/** What the tiles of a layer hold, as their archive names it: roads, water and the like. */
export async function partsOf(layer: string): Promise<string[]> {
  const address = addressOf(layer)
  const archive = archives.get(address) ?? new PMTiles(address)
  archives.add(archive)
  const metadata = (await archive.getMetadata()) as { vector_layers?: { id?: unknown }[] } | undefined
  const parts = Array.isArray(metadata?.vector_layers) ? metadata.vector_layers : []
  return parts.flatMap(({ id }) => (typeof id === 'string' ? [id] : []))
}
