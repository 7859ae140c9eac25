// Tiles of an exercise: roads with their names, cut and packed as an archive (PMTiles 3), as an operator would be given one.
// `node e2e/archive.mjs FILE` writes it.

import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { GeoJSONVT } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import { zxyToTileId } from 'pmtiles'

const ZOOMS = 6
const HEAD_BYTES = 127

const road = (name, arabic, coordinates) => ({
  type: 'Feature',
  properties: { 'name:en': name, 'name:ar': arabic },
  geometry: { type: 'LineString', coordinates },
})
const roads = {
  type: 'FeatureCollection',
  features: [
    road('EXERCISE western road', 'تمرين: الطريق الغربي', [
      [38.9, 33.1],
      [41.2, 33.4],
      [44.3, 33.3],
    ]),
    road('EXERCISE river road', 'تمرين: طريق النهر', [
      [43.1, 36.3],
      [44.3, 33.3],
      [47.7, 30.5],
    ]),
  ],
}

function varint(number) {
  const bytes = []
  let left = number
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) | 128)
  return [...bytes, left]
}

/** Each tile, by its number in the archive. */
function tilesOf(name, geojson) {
  const cut = new GeoJSONVT(geojson, { maxZoom: ZOOMS, indexMaxZoom: ZOOMS })
  const tiles = []
  for (let z = 0; z <= ZOOMS; z += 1) {
    for (let x = 0; x < 2 ** z; x += 1) {
      for (let y = 0; y < 2 ** z; y += 1) {
        const tile = cut.getTile(z, x, y)
        if (tile)
          tiles.push([zxyToTileId(z, x, y), gzipSync(fromGeojsonVt({ [name]: tile }, { version: 2 }))])
      }
    }
  }
  return tiles.sort(([one], [other]) => one - other)
}

/** Where each tile begins: the numbers, how many are the same, how long they are, and that each follows the one before. */
function directoryOf(tiles) {
  const steps = tiles.map(([id], n) => id - (tiles[n - 1]?.[0] ?? 0))
  const lengths = tiles.map(([, bytes]) => bytes.length)
  const offsets = tiles.map((_, n) => (n === 0 ? 1 : 0))
  return Buffer.from(
    [tiles.length, ...steps, ...tiles.map(() => 1), ...lengths, ...offsets].flatMap((one) => varint(one)),
  )
}

export function archive() {
  const tiles = tilesOf('roads', roads)
  const directory = directoryOf(tiles)
  const metadata = Buffer.from(JSON.stringify({ vector_layers: [{ id: 'roads', fields: {} }] }))
  const data = Buffer.concat(tiles.map(([, bytes]) => bytes))
  const head = Buffer.alloc(HEAD_BYTES)
  head.write('PMTiles')
  head[7] = 3
  let at = HEAD_BYTES
  for (const [place, part] of [directory, metadata, Buffer.alloc(0), data].entries()) {
    head.writeBigUInt64LE(BigInt(at), 8 + 16 * place)
    head.writeBigUInt64LE(BigInt(part.length), 16 + 16 * place)
    at += part.length
  }
  for (let place = 72; place < 96; place += 8) head.writeBigUInt64LE(BigInt(tiles.length), place)
  // Clustered; the directory is not packed, the tiles are; vector tiles; from zoom to zoom.
  head.set([1, 1, 2, 1, 0, ZOOMS], 96)
  for (const [n, degrees] of [38, 30, 48, 37].entries()) head.writeInt32LE(degrees * 1e7, 102 + 4 * n)
  return Buffer.concat([head, directory, metadata, data])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(process.argv[2], archive())
