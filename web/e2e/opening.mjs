// How long until a room can be used, from its address on, by somebody who is logged in and whose browser has nothing of the
// page yet: `TANSIQ_URL=… TANSIQ_LOGIN=… TANSIQ_PASSWORD=… node e2e/opening.mjs`.

import { launch, logIn, openPage } from './browser.mjs'

const { TANSIQ_URL: url, TANSIQ_LOGIN: login, TANSIQ_PASSWORD: password } = process.env
if (!url || !login || !password)
  throw new Error('expected TANSIQ_URL, TANSIQ_LOGIN and TANSIQ_PASSWORD of a node that runs')

const OPENED = 9
/** The lines of a room, with which it can be used. */
const ROOMS = {
  watch: '.newest-line',
  traffic: '.reports .long-row',
}

const browser = await launch()
const first = await openPage(browser, url)
await logIn(first.page, url, login, password)
const known = await first.context.storageState()
for (const [room, rows] of Object.entries(ROOMS)) {
  const [usable, whole] = [[], []]
  for (let n = 0; n < OPENED; n += 1) {
    const { page, context } = await openPage(browser, url)
    await context.addCookies(known.cookies)
    const began = performance.now()
    await page.goto(`${url}/#/${room}`)
    await page.locator(rows).first().waitFor()
    usable.push(performance.now() - began)
    await page.waitForFunction(() => document.querySelectorAll('.loading').length === 0)
    whole.push(performance.now() - began)
    await context.close()
  }
  const said = [usable, whole].map((times) => {
    times.sort((one, other) => one - other)
    return `${(times[OPENED >> 1] / 1_000).toFixed(2)} s, at most ${(times.at(-1) / 1_000).toFixed(2)} s`
  })
  console.log(`${room}: its lines after ${said[0]}; everything after ${said[1]}; of ${OPENED} times`)
}
await browser.close()
