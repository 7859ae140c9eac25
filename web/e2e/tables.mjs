// Tables of any length: sorted by keyboard, found by what is typed, and a hundred thousand rows without losing the page.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'

const MANY = 100_000

/** The numbers of statements in the rows that are drawn. */
const numbers = (page) =>
  page
    .locator('.long')
    .last()
    .locator('.long-row td.number')
    .allTextContents()
    .then((all) => all.map(Number))

export async function tables({ step, page, mock, accessible, room }) {
  await step('disclosures are sorted by keyboard, both ways', async () => {
    const table = page.locator('.long').last()
    await table.locator('.long-row').first().waitFor()
    const sort = table.getByRole('button', { name: 'Statements' })
    await sort.focus()
    await page.keyboard.press('Enter')
    const upwards = await numbers(page)
    assert.deepEqual(
      upwards,
      upwards.toSorted((a, b) => a - b),
    )
    await page.keyboard.press('Enter')
    const downwards = await numbers(page)
    assert.equal(downwards[0], Math.max(...upwards, ...downwards))
    assert.equal(await table.locator('[aria-sort=descending]').count(), 1)
    await accessible('table')
  })
  if (mock) await manyDisclosures({ step, page, mock, room })
  else await takenAlong({ step, page, accessible, room })
}

/** The node's own files, as whoever presses gets them. */
async function takenAlong({ step, page, accessible, room }) {
  await step('the traffic is taken along as a file that is marked, and by keyboard', async () => {
    await room('traffic')
    await page.locator('.report').first().waitFor()
    await page.locator('.export summary').first().focus()
    await page.keyboard.press('Enter')
    await page.locator('.export-choice').first().waitFor()
    await accessible('export')
    const download = page.waitForEvent('download')
    await page.locator('.export-choice a').first().click()
    const file = await download
    assert.equal(file.suggestedFilename(), 'BGD-traffic.csv')
    const text = await readFile(await file.path(), 'utf8')
    const [banner, head, columns] = text.split('\n')
    assert.match(banner, /^(RESTRICTED|CONFIDENTIAL|SECRET) \/\/ /)
    assert.match(head, /^table,traffic,member,BGD,at,/)
    assert.match(columns, /^label,position,at,what,/)
    await page.locator('.export summary').first().click()
  })
}

async function manyDisclosures({ step, page, mock, room }) {
  await step('a hundred thousand disclosures are sorted, found and scrolled', async () => {
    mock.disclose(MANY)
    await room('members')
    await room('ledger')
    const table = page.locator('.long').last()
    await table.getByText(/100,000\W* rows/).waitFor({ timeout: 60_000 })
    const took = await table.evaluate(async (long) => {
      const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
      const time = async (work) => {
        const began = performance.now()
        work()
        await drawn()
        return Math.round(performance.now() - began)
      }
      const scroll = long.querySelector('.long-scroll')
      const sort = await time(() => long.querySelectorAll('.sort')[4].click())
      const frames = []
      for (let n = 0; n < 50; n += 1) {
        frames.push(
          await time(() => {
            scroll.scrollTop = (scroll.scrollHeight / 50) * n
          }),
        )
      }
      const rows = long.querySelectorAll('.long-row').length
      return { sort, frame: frames.sort((a, b) => a - b)[25], rows }
    })
    console.log(
      `      ${MANY} rows: sorted in ${took.sort} ms, drawn in ${took.frame} ms at a jump, ${took.rows} rows at a time`,
    )
    assert.ok(took.rows < 200 && took.rows > 20, `${took.rows} rows`)
    await table.getByLabel('Find in the table').fill('jcc-2026 996')
    await table.getByText(/\d+\W* of \W*100,000/).waitFor()
    const found = await numbers(page)
    assert.ok(found.length > 0 && found.every((one) => one === 996))
    mock.disclose(3)
  })
}
