// A bundle from page to page: Baghdad's officer writes and saves one, Amman's reads the file, and writes one back.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { logIn, openPage } from './browser.mjs'

export async function bundles({ step, node, mock, partner, browser, login, accessible }) {
  if (mock || !partner) return
  const open = async (url, password) => {
    const { page, context, complaints } = await openPage(browser, url)
    await logIn(page, url, login, password)
    await page.locator('.rooms a[href="#/members"]').click()
    await page.locator('#bundles-title').waitFor()
    return { page, context, complaints }
  }
  const write = async (page, to) => {
    const form = page.getByRole('form', { name: 'Write a bundle' })
    await form.getByLabel('For').selectOption(to)
    await form.getByLabel('What it holds').selectOption('from')
    await form.getByLabel('Number of the first delivery').fill('1')
    const saving = page.waitForEvent('download')
    await form.getByRole('button', { name: 'Write and save' }).click()
    const saved = await saving
    assert.match(saved.suggestedFilename(), new RegExp(`^${to}-\\d{4}-\\d\\d-\\d\\dT\\d{4}-.{8}\\.bundle$`))
    await form.getByRole('status').getByText('Deliveries').waitFor()
    return readFileSync(await saved.path())
  }
  const read = async (page, buffer) => {
    const form = page.getByRole('form', { name: 'Read a bundle' })
    await form.getByLabel("The member's file").setInputFiles({ name: '1.bundle', mimeType: '', buffer })
    await form.getByRole('button', { name: 'Read', exact: true }).click()
    return form
  }

  await step('a bundle is written on one page and read on another, and back', async () => {
    const baghdad = await open(node.url, node.password)
    const amman = await open(partner, process.env.TANSIQ_PASSWORD_PARTNER)
    const file = await write(baghdad.page, 'AMM')
    // The line was faster: what is known is known.
    const form = await read(amman.page, file)
    await form.getByRole('status').getByText('Known already: deliveries').waitFor()
    await accessible('bundles', amman.page)
    await read(baghdad.page, await write(amman.page, 'BGD'))
    await baghdad.page.getByText('Known already: deliveries').waitFor()

    // Our own, which we cannot open; one that was cut; one that is none.
    await read(baghdad.page, file)
    await baghdad.page.getByRole('alert').getByText('This bundle is sealed to another key').waitFor()
    await read(amman.page, file.subarray(0, file.length - 1))
    await amman.page.getByRole('alert').getByText('cut or changed').waitFor()
    await read(amman.page, Buffer.from('EXERCISE'))
    await amman.page.getByRole('alert').getByText('This file is no bundle').waitFor()
    for (const { complaints, context } of [baghdad, amman]) {
      assert.deepEqual(complaints, [])
      await context.close()
    }
  })
}
