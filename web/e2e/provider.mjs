// An officer logs in with an account at a provider: bound to him by the administrator first, on this machine's page under
// its name, and at a provider that is another site.

import assert from 'node:assert/strict'
import { logIn, openPage, violations } from './browser.mjs'

const ACCOUNT = 'exercise-layla'
/** Nobody has a page open under this login: the change of a principal ends his sessions. */
const OFFICER = 'legal'
/** The letters of the provider's own page. */
const THEIRS = /request to https:\/\/fonts\.|ERR_(FAILED|NAME_NOT_RESOLVED)/

export async function provider({ step, node, mock, browser, accessible }) {
  const issuer = process.env.TANSIQ_PROVIDER
  if (mock || !issuer) return
  const url = node.url.replace('127.0.0.1', 'localhost')
  const open = async () => {
    const { page, context, complaints } = await openPage(browser, url)
    // Whoever goes to the provider is meant to; what its page asks for from elsewhere is not given.
    await context.route('https://**', (route) => route.abort())
    const faults = () =>
      complaints.filter((one) => !one.startsWith(`request to ${issuer}/`) && !THEIRS.test(one))
    return { page, context, faults }
  }
  /** Shows the provider who he is. It asks each time, also whoever is still logged in there. */
  const show = async (page, account = ACCOUNT) => {
    await page.waitForURL(`${issuer}/**`)
    await page.locator('input[name=login]').fill(account)
    await page.locator('input[name=password]').fill('EXERCISE')
    await page.locator('button[type=submit]').click()
    await page.waitForTimeout(300)
    if (page.url().startsWith(issuer)) await page.locator('button[type=submit]').click()
    await page.waitForURL(`${url}/**`)
  }
  const way = (page) => page.getByRole('link', { name: 'Log in at' })

  await step('an account that is bound to nobody logs nobody in', async () => {
    const { page, context, faults } = await open()
    await page.goto(url)
    await way(page).waitFor()
    await accessible('login with a provider', page)
    await way(page).click()
    await show(page, 'exercise-nobody')
    await page.getByRole('alert').getByText('This account is bound to nobody of this node').waitFor()
    assert.equal(page.url(), `${url}/log-in`, 'nothing of what came back stays in the address')
    await accessible('provider', page)
    await page.getByRole('link', { name: 'Log in otherwise' }).click()
    await page.getByLabel('Password').waitFor()
    // Refused there: no word of it but ours.
    await page.goto(`${url}/log-in?error=access_denied&error_description=%3Cb%3EEXERCISE&state=x`)
    await page.getByRole('alert').getByText('You were not logged in there').waitFor()
    assert.deepEqual(faults(), [])
    await context.close()
  })

  await step('an administrator binds an account, and it logs its owner in', async () => {
    const office = await open()
    await logIn(office.page, url, 'admin', node.password)
    await office.page.locator('.rooms a[href="#/administration"]').click()
    const row = office.page.locator('tr', {
      has: office.page.locator('th bdi', { hasText: new RegExp(`^${OFFICER}$`) }),
    })
    await row.getByRole('button', { name: 'Change' }).click()
    await office.page.getByLabel('Account at').fill(ACCOUNT)
    assert.deepEqual(await violations(office.page), [])
    await office.page.getByRole('button', { name: 'Save', exact: true }).click()
    await row.getByText(ACCOUNT).waitFor()

    const { page, context, faults } = await open()
    await page.goto(url)
    await way(page).click()
    await show(page)
    await page.locator('.frame').waitFor()
    assert.equal(await page.locator('.me-login bdi').first().textContent(), OFFICER)
    assert.equal(new URL(page.url()).pathname, '/')

    // The session ends while he is at work: he logs in beside the page, and it goes on.
    await page.evaluate(() => fetch('/api/v1/session', { method: 'DELETE' }))
    await page.locator('.rooms a[href="#/people"]').click()
    await page.locator('.rooms a[href="#/traffic"]').click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    assert.deepEqual(await violations(page, ['region']), [])
    const [beside] = await Promise.all([context.waitForEvent('page'), way(dialog).click()])
    await show(beside)
    await beside.locator('.frame').waitFor()
    await page.bringToFront()
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await dialog.waitFor({ state: 'detached' })
    assert.deepEqual(faults(), [])
    await context.close()

    await row.getByRole('button', { name: 'Take the account away' }).click()
    await row.getByText(ACCOUNT).waitFor({ state: 'detached' })
    assert.deepEqual(office.faults(), [])
    await office.context.close()
  })

  await step('an answer that belongs to another browser logs nobody in', async () => {
    const [one, other] = [await open(), await open()]
    const brought = one.page.waitForRequest((request) => request.url().startsWith(`${url}/log-in?`))
    // It is seen on its way, and its owner does not get to use it.
    await one.page.route('**/api/v1/session/provider', (route) => route.abort())
    await one.page.goto(url)
    await way(one.page).click()
    await show(one.page)
    const stolen = (await brought).url()
    assert.match(stolen, /[?&]code=/)
    await other.page.goto(stolen)
    await other.page.getByRole('alert').getByText('What came back from the log-in is not taken').waitFor()
    assert.equal(other.page.url(), `${url}/log-in`)
    await one.context.close()
    await other.context.close()
  })
}
