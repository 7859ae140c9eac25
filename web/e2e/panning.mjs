// How fast the map pans with very much on it, drawn in software: frames a second while it is dragged for some seconds,
// far off where points are gathered, and near. `npx vite build && node e2e/panning.mjs [points]`; it prints and asserts
// nothing.

import { launch, logIn, openPage } from './browser.mjs'

const POINTS = process.argv[2] ?? '50000'
const SECONDS = 5

process.env.MOCK_PLACED = POINTS
const { startMock } = await import('./mock.mjs')
const mock = await startMock()
const browser = await launch()
const { page } = await openPage(browser, mock.url)
await logIn(page, mock.url, mock.login, mock.password)
const began = Date.now()
await page.locator('.map[data-ready=true]').waitFor()
await page.getByText('on the map').waitFor()
console.log(`${POINTS} points: the map stands ${Date.now() - began} ms after the log-in`)

/** Frames a second while the pointer drags to and fro. */
async function dragged() {
  const { x, y, width, height } = await page.locator('.map').boundingBox()
  const [middle, line] = [x + width / 2, y + height / 2]
  const frames = page.evaluate(
    (ms) =>
      new Promise((done) => {
        const times = []
        const tick = (now) => {
          times.push(now)
          if (now - times[0] < ms) requestAnimationFrame(tick)
          else done(times)
        }
        requestAnimationFrame(tick)
      }),
    SECONDS * 1000,
  )
  await page.mouse.move(middle, line)
  await page.mouse.down()
  const until = Date.now() + SECONDS * 1000
  for (let step = 0; Date.now() < until; step += 1) {
    await page.mouse.move(middle + 200 * Math.sin(step / 15), line + 80 * Math.cos(step / 11))
    // As often as a mouse says where it is.
    await page.waitForTimeout(8)
  }
  await page.mouse.up()
  const times = await frames
  const gaps = times.slice(1).map((time, at) => time - times[at])
  const longest = Math.max(...gaps)
  return `${(gaps.length / ((times.at(-1) - times[0]) / 1000)).toFixed(1)} frames a second, the longest ${longest.toFixed(0)} ms`
}

await page.waitForTimeout(2_000)
console.log(`far off, gathered: ${await dragged()}`)
for (let zoom = 0; zoom < 4; zoom += 1) {
  await page.getByRole('button', { name: 'Closer' }).click()
  await page.waitForTimeout(800)
}
console.log(`four steps nearer: ${await dragged()}`)
await browser.close()
mock.stop()
