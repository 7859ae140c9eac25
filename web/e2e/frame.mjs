// The frame: keys, the view, what goes along with a copy and a print, and a desk that nobody sits at.

import assert from 'node:assert/strict'
import { logIn, openPage } from './browser.mjs'

export async function frame({ step, browser, page, node, room }) {
  await step('keys lead to every room, and the list of them is in sight', async () => {
    await room('traffic')
    await page.locator('main').focus()
    await page.keyboard.press('g')
    await page.keyboard.press('p')
    await page.locator('.rooms a[href="#/people"][aria-current="page"]').waitFor()
    await page.locator('main').focus()
    await page.keyboard.press('/')
    assert.equal(await page.locator(':focus').evaluate((one) => one.tagName), 'INPUT')
    await page.locator('main').focus()
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('To the first field').waitFor()
    await dialog.getByLabel('Keys alone work').uncheck()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.locator('main').focus()
    await page.keyboard.press('?')
    await page.waitForTimeout(200)
    assert.equal(await dialog.count(), 0, 'keys alone can be turned off')
    await page.getByRole('button', { name: 'Keys and view' }).click()
    await dialog.getByLabel('Keys alone work').check()
    await dialog.getByLabel('dark', { exact: true }).check()
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'dark')
    await dialog.getByLabel('as the system').check()
    await dialog.getByLabel('Hijri date').check()
    await dialog.getByLabel('٠١٢٣').check()
    await page.locator('.clock-local', { hasText: /[٠-٩]/ }).waitFor({ state: 'attached' })
    assert.match(await page.locator('.clock .hijri').textContent(), /[٠-٩]/)
    await dialog.getByLabel('0123').check()
    await dialog.getByLabel('Hijri date').uncheck()
    await page.keyboard.press('Escape')
  })

  await step('a copy carries the label in its first line', async () => {
    await room('traffic')
    await page.locator('.report').first().click()
    await page.locator('.detail .statement, .detail .empty').first().waitFor()
    const purposes = await page
      .locator('.detail .section-head select option')
      .evaluateAll((all) => all.map((one) => one.value))
    for (const purpose of purposes) {
      if ((await page.locator('.detail .statement').count()) > 0) break
      await page.locator('.detail .section-head select').selectOption(purpose)
      await page.locator('.detail :is(.statement, .empty)').first().waitFor()
    }
    const copied = await page.evaluate(() => {
      const claim = document.querySelector('.detail .claim')
      getSelection().selectAllChildren(claim)
      const clipboardData = new DataTransfer()
      claim.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }))
      return clipboardData.getData('text/plain')
    })
    const [label, ...rest] = copied.split('\n')
    assert.match(
      label.replace(/[\u2066-\u2069]/g, ''),
      /(UNCLASSIFIED|RESTRICTED|CONFIDENTIAL|SECRET) \/\/ REL TO /,
    )
    assert.match(label, /EXERCISE/)
    assert.ok(rest.join('').length > 0)
  })

  await step('every printed page carries the banner', async () => {
    await page.emulateMedia({ media: 'print' })
    const shown = await page.locator('.banner').evaluate((banner) => {
      const { display, breakInside } = getComputedStyle(banner)
      const before = getComputedStyle(document.querySelector('.rail')).display
      return { display, breakInside, rail: before, table: getComputedStyle(banner.parentElement).display }
    })
    await page.emulateMedia({ media: 'screen' })
    // A browser repeats the head of a table that must not break on every page.
    const head = { display: 'table-header-group', breakInside: 'avoid', rail: 'none', table: 'table' }
    assert.deepEqual(shown, head)
  })

  await step('a desk that nobody sits at is closed, and keeps what was typed', async () => {
    const desk = await openPage(browser, node.url)
    await logIn(desk.page, node.url, node.login, node.password)
    await desk.page.clock.install()
    await desk.page.locator('.rooms a[href="#/screening"]').click()
    const name = desk.page.getByLabel('Name', { exact: true })
    await name.fill('EXERCISE typed before the idle desk')
    await desk.page.clock.fastForward('16:00')
    const dialog = desk.page.getByRole('dialog')
    await dialog.getByText('Your session has ended').waitFor()
    assert.equal(await desk.page.evaluate(() => fetch('/api/v1/session').then(({ status }) => status)), 401)
    await dialog.getByLabel('Password').fill(node.password)
    await desk.page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    assert.equal(await name.inputValue(), 'EXERCISE typed before the idle desk')
    await desk.page.clock.fastForward('01:00')
    assert.equal(await dialog.count(), 0, 'whoever came back stays')
    assert.deepEqual(desk.complaints, [])
    await desk.context.close()
  })
}
