// An officer adds a passkey of his device, logs in with it, and takes it away; the device is the browser's own stand-in
// for one. The page is opened under its name, for passkeys go with no number.

import assert from 'node:assert/strict'
import { logIn, openPage, violations } from './browser.mjs'

export async function passkeys({ step, node, mock, browser, login }) {
  if (mock) return
  const url = node.url.replace('127.0.0.1', 'localhost')

  await step('an officer adds a passkey, logs in with it and takes it away', async () => {
    const { page, context, complaints } = await openPage(browser, url)
    const session = await context.newCDPSession(page)
    await session.send('WebAuthn.enable')
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await logIn(page, url, login, node.password)
    await page.getByRole('button', { name: 'Passkeys' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('You have none yet').waitFor()
    await dialog.getByLabel('What you call this device').fill('EXERCISE desk 3')
    await dialog.getByLabel('Password').fill('not the password of anybody')
    await dialog.getByRole('button', { name: 'Add a passkey' }).click()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByLabel('Password').fill(node.password)
    assert.deepEqual(await violations(page, ['region']), [])
    await dialog.getByRole('button', { name: 'Add a passkey' }).click()
    await dialog.locator('bdi', { hasText: 'EXERCISE desk 3' }).waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('button', { name: 'Log out' }).click()

    await page.getByRole('button', { name: 'Log in with a passkey' }).click()
    await page.locator('.frame').waitFor()
    assert.equal(await page.locator('.me-login bdi').first().textContent(), login)

    await page.getByRole('button', { name: 'Passkeys' }).click()
    await dialog.getByRole('button', { name: 'Take away' }).click()
    await dialog.getByText('You have none yet').waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('button', { name: 'Log out' }).click()
    // The device still has its half; nobody is let in by it.
    await page.getByRole('button', { name: 'Log in with a passkey' }).click()
    await page.getByRole('alert').waitFor()
    await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
    assert.deepEqual(complaints, [])
    await context.close()
  })
}
