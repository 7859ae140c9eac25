// What the browser loads before the page is usable: the entry and one language, compressed.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const ASSETS = fileURLToPath(new URL('../dist/assets', import.meta.url))
/** Half a second on a line of 4 Mbit/s. */
const MOST_BYTES = 250_000

export async function checkSize() {
  const scripts = readdirSync(ASSETS).filter((name) => /^(index|ckb)-.*\.js$/.test(name))
  const bytes = scripts.map((name) => gzipSync(readFileSync(`${ASSETS}/${name}`)).length)
  const total = bytes.reduce((sum, one) => sum + one, 0)
  console.log(`      ${Math.round(total / 1000)} kB of JavaScript, compressed`)
  assert.equal(scripts.length, 2)
  assert.ok(total < MOST_BYTES, `expected less than ${MOST_BYTES} bytes; found ${total}`)
}
