// A report is written on the page: faults at their fields, who would get what before it is sent, and nothing typed lost
// by a reload, a node that is away or a session that ends.

import assert from 'node:assert/strict'
import { logIn } from './browser.mjs'

export async function writing({ step, page, context, node, there, accessible, room }) {
  const part = (at) => page.locator('.writing-part').nth(at)
  const statement = (at) => page.locator('.statement-typed').nth(at)
  const look = () => page.keyboard.press('Control+Enter')

  await step('a report that is not complete is refused at its fields', async () => {
    await room('traffic')
    await page.locator('a[href="#/traffic/new"]').click()
    await page.locator('.writing-parts').waitFor()
    await part(0).locator('input').first().focus()
    await look()
    await part(0).locator('.fault', { hasText: 'expected a legal basis' }).waitFor()
    assert.equal(await page.locator(':focus').getAttribute('aria-invalid'), 'true')
    await accessible('writing, refused')
  })

  await step('a subject is new, or somebody known who is found by his name', async () => {
    await part(0).getByLabel('Legal basis').fill('EXERCISE: test of the page')
    const who = part(1).getByLabel('Name', { exact: true })
    await who.fill('Salim Karim Hamid')
    await page.keyboard.press('Enter')
    await part(1).locator('.pick').first().waitFor()
    await who.fill('EXERCISE Nabil of the page')
    await part(1).getByRole('button', { name: 'Add as new' }).click()
    await part(1).getByLabel('Category of person').selectOption('suspect')
    await statement(0).locator('select').first().waitFor()
    assert.equal(await statement(0).getByLabel('Value').inputValue(), 'EXERCISE Nabil of the page')
  })

  await step('the next statement starts where the one before left off', async () => {
    await statement(0).getByLabel('Grade').fill('b2')
    await statement(0).getByText('source usually reliable').waitFor()
    await statement(0).getByLabel('How it is known').selectOption('official')
    await page.getByRole('button', { name: 'Next statement' }).click()
    assert.equal(await statement(1).getByLabel('Grade').inputValue(), 'b2')
    assert.equal(await page.locator(':focus').evaluate((one) => one.tagName), 'SELECT')
    await statement(1).getByLabel('What is said').selectOption('source')
    await statement(1).getByLabel('Value').fill('EXERCISE: whoever told it')
    await part(0).getByLabel('any party to an agreement').check()
    await part(0).getByLabel('Border control').check()
  })

  await step('a reload loses nothing of it', async () => {
    await page.reload()
    await statement(1).waitFor()
    assert.equal(await statement(1).getByLabel('Value').inputValue(), 'EXERCISE: whoever told it')
    assert.equal(await part(0).getByLabel('Legal basis').inputValue(), 'EXERCISE: test of the page')
  })

  await step('a session that ends in the middle of it loses nothing', async () => {
    await context.clearCookies()
    await statement(1).getByLabel('Value').focus()
    await look()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Password').fill(node.password)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    assert.equal(await statement(1).getByLabel('Value').inputValue(), 'EXERCISE: whoever told it')
  })

  await step('a node that is away is said, and loses nothing', async () => {
    await context.setOffline(true)
    await statement(1).getByLabel('Value').focus()
    await look()
    await page.locator('.writing-outcome').getByText('The node does not answer').waitFor()
    await context.setOffline(false)
  })

  await step('it says who would get how much of it and why not, and then it is sent', async () => {
    await statement(1).getByLabel('Value').focus()
    await look()
    await page.locator('.writing-outcome .partner-item').first().waitFor()
    assert.equal(await page.locator(':focus').getAttribute('id'), 'audience-title')
    const amman = page.locator('.writing-outcome .partner-item', { hasText: 'AMM' })
    const words = (await amman.textContent()).replace(/[\u2066-\u2069]/g, '')
    assert.match(words, /gets 1 of 2 statements/)
    assert.match(words, /under clause crossing of border-2026/)
    assert.match(words, /Source: Prohibition border-2026/)
    await accessible('writing, looked at')
    await page.getByRole('button', { name: 'Send the report' }).click()
    await page.locator('.detail').waitFor()
    await page.locator('.reports .report[data-selected]').first().waitFor()
    const kept = await page.evaluate(() => Object.keys(sessionStorage).filter((key) => /draft/.test(key)))
    assert.deepEqual(kept, [], 'what is sent is not kept')
  })

  await step('it is answered by whoever got it', async () => {
    const other = there.page
    await other.locator('.rooms a[href="#/traffic"]').click()
    await other.locator('.report', { hasText: 'BGD' }).first().click()
    await other.locator('.detail').getByRole('link', { name: 'Answer' }).click()
    await other.locator('.statement-typed').waitFor()
    assert.match(await other.getByLabel('Reference').first().inputValue(), /^re r-[0-9a-f]{32}$/)
    assert.equal(await other.getByLabel('BGD').isChecked(), true, 'an answer is for its originator')
    await other.goBack()
  })
}

/** What one officer typed is not there for the next one. */
export async function leavesNothing({ step, page, node, room }) {
  await step('whoever logs in next finds nothing of a draft', async () => {
    await room('traffic')
    await page.locator('a[href="#/traffic/new"]').click()
    await page.getByLabel('Legal basis').fill('EXERCISE: half a report')
    await page.getByRole('button', { name: 'Log out' }).click()
    await page.getByLabel('Login', { exact: true }).waitFor()
    const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))
    assert.ok(!kept.includes('half a report'))
    await logIn(page, node.url, node.login, node.password)
  })
}
