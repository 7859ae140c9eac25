// FLASH traffic stands over every room of whoever gets it until he has acknowledged it, and it is there at once.

import assert from 'node:assert/strict'

/** What the mission asks of traffic between a node's acknowledgement and the page. */
const AT_ONCE_MS = 300

export async function flash({ step, submit, there, accessible }) {
  const page = there.page
  const bar = page.locator('.flash-bar')
  const acknowledgeAll = async () => {
    const calls = bar.locator('li')
    for (let left = await calls.count(); left > 0; left = await calls.count()) {
      await calls.first().getByRole('button', { name: 'I have it' }).click()
      await page.waitForFunction((n) => document.querySelectorAll('.flash-bar li').length < n, left)
    }
  }

  await step('FLASH is over every room until it is acknowledged', async () => {
    await page.locator('.line-live').waitFor()
    await acknowledgeAll()
    await page.evaluate(() => {
      const Audio = window.AudioContext
      window.calling = 0
      window.AudioContext = class extends Audio {
        constructor() {
          super()
          window.calling += 1
        }
        close() {
          window.calling -= 1
          return super.close()
        }
      }
    })
    const { acknowledged } = await submit({ precedence: 'flash', kind: 'warning' })
    await bar.waitFor()
    const calling = () => page.evaluate(() => window.calling)
    assert.equal(await calling(), 1, 'it calls')
    console.log(
      `      FLASH stood on the partner's page ${Date.now() - acknowledged} ms after it was acknowledged`,
    )
    for (const name of ['people', 'screening', 'members']) {
      await page.locator(`.rooms a[href="#/${name}"]`).click()
      await page.locator(`.rooms a[href="#/${name}"][aria-current="page"]`).waitFor()
      assert.equal(await bar.count(), 1, name)
    }
    await accessible('flash', page)
    await bar.getByRole('button', { name: 'Silence' }).click()
    await bar.getByText('Silent').waitFor()
    assert.equal(await calling(), 0, 'the call is silenced')
    await page.reload()
    await bar.waitFor()
    await acknowledgeAll()
    await page.reload()
    await page.locator('.line-live').waitFor()
    assert.equal(await bar.count(), 0, 'what somebody has in hand calls nobody')
  })

  await step('what came waits at the desk with its clock until an officer has it', async () => {
    await page.locator('.rooms a[href="#/traffic"]').click()
    const waiting = page.locator('.desk h2 .count')
    const waits = (n) =>
      page.waitForFunction((n) => document.querySelector('.desk h2 .count')?.textContent === String(n), n)
    const before = Number(await waiting.textContent())
    await submit({ precedence: 'immediate' })
    await waits(before + 1)
    const newest = page.locator('.desk-item').filter({ hasText: 'IMMEDIATE' }).last()
    const clock = (await newest.locator('.due').textContent()).replace(/[\u2066-\u2069]/g, '')
    assert.match(clock, /^(29|30) min left$/)
    await accessible('desk', page)
    await newest.getByRole('button', { name: 'I have it' }).click()
    await waits(before)
  })

  await step('traffic is on the page at once', async () => {
    const rows = () => page.locator('.report').evaluateAll((all) => all.map((row) => row.dataset.key))
    await page.locator('.rooms a[href="#/traffic"]').click()
    await page.locator('.report').first().waitFor()
    const times = []
    for (let n = 0; n < 5; n += 1) {
      const before = await rows()
      const { acknowledged } = await submit({ precedence: 'priority' })
      await page.waitForFunction(
        (old) => [...document.querySelectorAll('.report')].some((row) => !old.includes(row.dataset.key)),
        before,
      )
      times.push(Date.now() - acknowledged)
    }
    const middle = times.sort((one, other) => one - other)[2]
    console.log(
      `      on the partner's page after ${times.join(', ')} ms; asked for: ${AT_ONCE_MS} ms, half are within ${middle} ms`,
    )
  })
}
