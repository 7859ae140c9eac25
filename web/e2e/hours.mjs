// A page that stays open: a hundred thousand reports in the traffic, eight hours of lines on top of them, and neither the
// memory grows nor does a line come later at the end than at the beginning.

import assert from 'node:assert/strict'
import { lineOf } from './mock-data.mjs'

const HELD = 100_000
/** Eight hours with a line every four seconds, far above a busy day. */
const LINES = 7_200
/** A frame at sixty a second: so long a line may keep the page from anything else. */
const FRAME_MS = 16
/** What the browser's own bookkeeping may move, in MiB. */
const STILL_MIB = 12
const PROBES = 25
/** From one line to the next, so that each is drawn by itself. */
const EACH_MS = 200

export async function hours({ step, page, mock, room }) {
  if (!mock) return
  await step(
    'a hundred thousand reports and eight hours of traffic: lines come at once, memory stays',
    async () => {
      mock.carry(HELD)
      await page.reload()
      await room('traffic')
      await page
        .locator('.reports')
        .getByText(/100,000\W* rows/)
        .waitFor({ timeout: 120_000 })
      const drawn = await page.locator('.reports .long-row').count()
      assert.ok(drawn > 10 && drawn < 200, `${drawn} rows are drawn`)

      const browser = await page.context().newCDPSession(page)
      await browser.send('Performance.enable', { timeDomain: 'threadTicks' })
      const heap = async () => {
        await browser.send('HeapProfiler.collectGarbage')
        await browser.send('HeapProfiler.collectGarbage')
        return (await browser.send('Runtime.getHeapUsage')).usedSize / 1024 / 1024
      }
      let next = HELD
      /** So many lines at once; the last one is the most urgent, and stands at the top when it is there. */
      const push = async (count) => {
        const last = push.send(count)
        await page.locator(`.report[data-key="${last}"]`).waitFor({ state: 'attached', timeout: 60_000 })
      }
      push.send = (count) => {
        const lines = Array.from({ length: count }, () => lineOf(next++))
        const { report } = lines.at(-1)
        report.precedence = 'immediate'
        mock.pushLine(...lines)
        return report.id
      }
      // The first of them make room: what is held has an end, and after this it is held to it.
      await push(1)
      const times = [await probe(browser, push)]
      const heaps = [await heap()]
      for (let half = 0; half < 2; half += 1) {
        for (let sent = 0; sent < LINES / 2; sent += 24) await push(24)
        heaps.push(await heap())
      }
      times.push(await probe(browser, push))
      // Sorted by the reader: the newest at the top, without regard to its precedence.
      const byTime = page.locator('.reports .sort').nth(1)
      await byTime.click()
      await byTime.click()
      times.push(await probe(browser, push))
      const [start, middle, end] = heaps.map((mib) => Math.round(mib))
      console.log(
        `      ${HELD} reports held: a line takes ${times[0]} ms, after eight hours ${times[1]}, sorted by time ${times[2]}; MiB ${start}, ${middle}, ${end}`,
      )
      // Measured it is less than a frame; a machine that others use as well may take two.
      assert.ok(Math.max(...times) < 2 * FRAME_MS, times.join())
      assert.ok(heaps[2] - heaps[1] < STILL_MIB && heaps[2] - heaps[0] < 2 * STILL_MIB, heaps.join())
      mock.carry(0)
      await page.reload()
    },
  )
}

/** What the page does for a line before it is there to be read. Painting is the machine's. */
const WORK = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration']

/**
 * How long the page works for one line, and for what it asks the node because of it, in milliseconds, by the clock of its
 * own thread, which stands still while the machine does something else.
 */
async function probe(browser, push) {
  const worked = async () => {
    const { metrics } = await browser.send('Performance.getMetrics')
    const of = (name) => metrics.find((one) => one.name === name).value
    return WORK.reduce((sum, name) => sum + of(name) * 1000, 0)
  }
  await push(1)
  const before = await worked()
  for (let n = 0; n < PROBES; n += 1) {
    push.send(1)
    await new Promise((done) => setTimeout(done, EACH_MS))
  }
  const took = await worked()
  await push(1)
  return Math.round(((took - before) / PROBES) * 10) / 10
}
