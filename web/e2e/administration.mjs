// The administrator: sets up a program with a token, suspends it and lets it in again, sees the node's health and keys,
// and suspends a member.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { logIn } from './browser.mjs'

export async function administration({ step, page, node, mock, accessible, room }) {
  /** What the node answers to whoever shows this token. */
  const statusOf = (token) =>
    page.evaluate(async (shown) => {
      const headers = { authorization: `Bearer ${shown}` }
      return (await fetch('/api/v1/session', { headers, credentials: 'omit' })).status
    }, token)
  const row = page.locator('tr', { has: page.locator('th', { hasText: /^loader$/ }) })
  let token

  await step('an administrator sets up a program, whose token is shown this once', async () => {
    await page.getByRole('button', { name: 'Log out' }).click()
    await logIn(page, node.url, mock ? 'samira' : 'admin', node.password)
    for (const closed of ['people', 'screening']) {
      assert.equal(await page.locator(`.rooms a[href="#/${closed}"]`).count(), 0, closed)
    }
    await room('administration')
    await page.getByRole('button', { name: 'New principal' }).click()
    await page.getByLabel('Login', { exact: true }).fill('loader')
    await page.getByLabel('Role', { exact: true }).selectOption('analyst')
    await page.getByLabel('Cleared for', { exact: true }).selectOption('confidential')
    await page.getByLabel('With a new token').check()
    await accessible('principal')
    await page.getByRole('button', { name: 'Set up' }).click()
    token = await page.locator('.made code').textContent()
    assert.match(token, /^tsq_[0-9a-f]{64}$/)
    if (!mock) assert.equal(await statusOf(token), 200)
    await accessible('token')
    await page.locator('.made').getByRole('button', { name: 'Close' }).click()
    assert.equal(await page.getByText(token).count(), 0)
    assert.match(await row.textContent(), /Analyst.*CONFIDENTIAL.*1\W* token/)
  })

  await step('whoever is suspended is out at once, and in again when let', async () => {
    await row.getByRole('button', { name: 'Suspend' }).click()
    await row.locator('.cell-withheld').waitFor()
    if (!mock) assert.equal(await statusOf(token), 401)
    await row.getByRole('button', { name: 'Let in again' }).click()
    await row.locator('.cell-delivered').waitFor()
    if (!mock) assert.equal(await statusOf(token), 200)
    await row.getByRole('button', { name: 'End all tokens' }).click()
    await row.getByText('None').waitFor()
    if (!mock) assert.equal(await statusOf(token), 401)
  })

  await step('the node says how old its backup is, and how one is taken', async () => {
    const panel = page.locator('section', { has: page.locator('#backup-title') })
    await panel.getByText('There is no backup.').waitFor()
    await panel.getByText('tansiq node backup').waitFor()
    if (mock) return
    const { TANSIQ_PROGRAM: program, TANSIQ_DIRECTORY: directory } = process.env
    const folder = await mkdtemp(join(tmpdir(), 'tansiq-backup-'))
    await promisify(execFile)(program, ['--node', directory, 'node', 'backup', join(folder, 'copy')])
    await rm(folder, { recursive: true })
    await page.reload()
    await panel.getByText('There is a backup.').waitFor()
  })

  await step('the node says how it is, and gives its card', async () => {
    await page.locator('.checks li').nth(4).waitFor()
    if (!mock) assert.equal(await page.locator('.checks .cell-refused').count(), 0)
    assert.match(await page.locator('section', { hasText: 'Keys that sign' }).textContent(), /from \W*\d{4}-/)
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the card' }).click(),
    ])
    assert.equal(saved.suggestedFilename(), 'BGD.card')
    assert.ok(JSON.parse(await readFile(await saved.path(), 'utf8')).payload)
  })

  await step('a member is suspended with a reason, and dealt with again', async () => {
    const member = page.locator('#dealt-title + .two li', { hasText: mock ? 'Erbil' : 'CAI' })
    await member.getByRole('button', { name: 'Suspend' }).click()
    await member.getByLabel('Reason').fill('EXERCISE: its key is in doubt')
    await member.getByRole('button', { name: 'Suspend the member' }).click()
    await member.locator('.cell-withheld').waitFor()
    await accessible('administration')
    await member.getByRole('button', { name: 'Let in again' }).click()
    await member.getByLabel('Reason').fill('EXERCISE: cleared up')
    await member.getByRole('button', { name: 'Deal with the member again' }).click()
    await member.locator('.cell-delivered').waitFor()
  })
}
