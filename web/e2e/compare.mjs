// Whether a screen looks as it did. What is kept of it is a picture of a fourth of its size (e2e/screens/): how a letter's edge
// is drawn vanishes in it, and what moved by a few pixels does not. UPDATE_SCREENS=1 keeps what is seen from then on.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const KEPT = fileURLToPath(new URL('./screens', import.meta.url))
const SMALLER = 4
/** Tiles of a small picture that are looked at by themselves, in its pixels: on the screen four times as wide. */
const TILE = 8
/**
 * How far a tile's mean may be off, of 255. Twice the same screen is off by less than 1, a bold line that is drawn a pixel lower
 * by 11; one that moved, by 15 and more.
 */
const OFF = 12
const EACH_MS = 250
const MOST_TRIES = 20
/** How long a screen may take to look as it did: a machine may be busy. */
const PATIENCE_MS = 5_000
const update = process.env.UPDATE_SCREENS === '1'

/**
 * Takes a picture of a page into a file, and compares it with what is kept under the name, if one is given: answers with
 * what is wrong. A room that is not drawn to its end yet is looked at again.
 */
export async function comparer(browser) {
  // A page of its own, which asks for nothing, makes the pictures small.
  const desk = await (await browser.newContext()).newPage()
  mkdirSync(KEPT, { recursive: true })
  return async (page, path, name) => {
    const until = Date.now() + PATIENCE_MS
    for (;;) {
      const picture = await still(page, path)
      const wrong = name && (await unlike(desk, name, picture))
      if (!wrong || Date.now() > until) return wrong ? [wrong] : []
    }
  }
}

/** What is seen once nothing moves. What stands in a weight that is still on its way is as wide as in another one. */
async function still(page, path) {
  await page.evaluate(() => document.fonts.ready.then(() => {}))
  let last = Buffer.alloc(0)
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await page.waitForTimeout(EACH_MS)
    const picture = await page.screenshot({ path, caret: 'hide' })
    if (picture.equals(last)) break
    last = picture
  }
  return last
}

async function unlike(desk, name, picture) {
  const file = `${KEPT}/${name}.png`
  const known = !update && existsSync(file) ? readFileSync(file).toString('base64') : undefined
  const asked = { seen: picture.toString('base64'), known, SMALLER, TILE, OFF }
  const { small, wrong } = await desk.evaluate(lookedAt, asked)
  if (update) writeFileSync(file, Buffer.from(small, 'base64'))
  else if (known === undefined) return `expected ${file}; found none: UPDATE_SCREENS=1 keeps one`
  return wrong
}

/** In the browser: the picture made small, and where it differs from what is known. */
async function lookedAt({ seen, known, SMALLER, TILE, OFF }) {
  const decoded = async (base64) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob())
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d', { willReadFrequently: true })
    pen.drawImage(image, 0, 0)
    return pen.getImageData(0, 0, image.width, image.height)
  }
  const shrunk = ({ data, width, height }) => {
    const small = new ImageData(Math.floor(width / SMALLER), Math.floor(height / SMALLER))
    for (let at = 0; at < small.data.length; at += 1) {
      const [x, y] = [(at >> 2) % small.width, Math.floor((at >> 2) / small.width)]
      let sum = 0
      for (let n = 0; n < SMALLER * SMALLER; n += 1) {
        const [across, down] = [x * SMALLER + (n % SMALLER), y * SMALLER + Math.floor(n / SMALLER)]
        sum += data[(down * width + across) * 4 + (at & 3)]
      }
      small.data[at] = Math.round(sum / SMALLER ** 2)
    }
    return small
  }
  const encoded = async (image) => {
    const canvas = new OffscreenCanvas(image.width, image.height)
    canvas.getContext('2d').putImageData(image, 0, 0)
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  }
  /** The tiles that are off, the worst first, by where they are on the screen. */
  const differing = (one, other) => {
    const found = []
    for (let top = 0; top < one.height; top += TILE) {
      for (let left = 0; left < one.width; left += TILE) {
        let [off, pixels] = [0, 0]
        for (let y = top; y < Math.min(top + TILE, one.height); y += 1) {
          for (let x = left; x < Math.min(left + TILE, one.width); x += 1) {
            const at = (y * one.width + x) * 4
            for (let colour = 0; colour < 3; colour += 1)
              off += Math.abs(one.data[at + colour] - other.data[at + colour])
            pixels += 3
          }
        }
        if (off / pixels > OFF) found.push({ x: left * SMALLER, y: top * SMALLER, off: off / pixels })
      }
    }
    return found.sort((a, b) => b.off - a.off)
  }
  const now = shrunk(await decoded(seen))
  const small = await encoded(now)
  if (known === undefined) return { small }
  const before = await decoded(known)
  if (now.width !== before.width || now.height !== before.height)
    return {
      small,
      wrong: `expected ${before.width} by ${before.height}; found ${now.width} by ${now.height}`,
    }
  const tiles = differing(now, before)
  const [worst] = tiles
  const wrong =
    worst &&
    `${tiles.length} places differ from what is kept; the most at ${worst.x}, ${worst.y}, by ${Math.round(worst.off)} of 255`
  return { small, wrong }
}
