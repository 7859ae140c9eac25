// What the browser loads before the page is usable: the entry and one language, compressed.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const DIST = fileURLToPath(new URL('../dist', import.meta.url))
/** Half a second on a line of 4 Mbit/s. */
const MOST_BYTES = 250_000

export async function checkSize() {
  // What the page names as a script is fetched at once; the rest when its room is entered.
  const page = readFileSync(`${DIST}/index.html`, 'utf8')
  const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path)
  const language = readdirSync(`${DIST}/assets`).filter((name) => /^ckb-.*\.js$/.test(name))
  assert.ok(named.length > 0 && language.length === 1)
  const scripts = [...named, ...language.map((name) => `assets/${name}`)]
  const bytes = scripts.map((path) => gzipSync(readFileSync(`${DIST}/${path}`)).length)
  const total = bytes.reduce((sum, one) => sum + one, 0)
  console.log(`      ${Math.round(total / 1000)} kB of JavaScript, compressed`)
  assert.ok(total < MOST_BYTES, `expected less than ${MOST_BYTES} bytes; found ${total}`)
}
