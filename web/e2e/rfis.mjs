// A request for information from page to page: asked of a report, answered by the other side on a ground, with the same
// clock on both.

import assert from 'node:assert/strict'

const plain = (text) => text.replace(/[\u2066-\u2069]/g, '')

export async function rfis({ step, page, there, submit, accessible, room }) {
  await step('a member is asked for information, refuses on a ground, and both see it', async () => {
    const { id } = await submit({ precedence: 'priority' })
    await page.evaluate((to) => {
      location.hash = to
    }, `#/traffic/${id}`)
    const ask = page.locator('details', { hasText: 'Ask a member for information' })
    await ask.locator('summary').click()
    await ask.getByLabel('Who is asked').selectOption('AMM')
    await ask.getByLabel('The case, and the law on which it is asked').fill('EXERCISE case 4 of 2026')
    await accessible('ask for information', page)
    await ask.getByRole('button', { name: 'Ask', exact: true }).click()
    await page.locator('[role=status] a', { hasText: 'requests for information' }).click()
    const ours = page.locator('.rfi').first()
    await ours.getByText('open').waitFor()
    assert.match(plain(await ours.locator('.due').textContent()), /^4[78] h \d+ min left$/)

    const other = there.page
    await room('members', other)
    const asked = other.locator('.rfi').first()
    await asked.locator('h3', { hasText: 'asks us' }).waitFor()
    assert.match(plain(await asked.locator('.due').textContent()), /^4[78] h \d+ min left$/)
    await asked.locator('summary').click()
    await asked.getByLabel('Answer', { exact: true }).selectOption('refused')
    await asked.getByLabel('Ground').selectOption('no-warrant')
    await accessible('answer a request', other)
    await asked.getByRole('button', { name: 'Send the answer' }).click()
    await asked.locator('.cell', { hasText: 'refused' }).waitFor()

    await ours.locator('.cell', { hasText: 'refused' }).waitFor()
    await ours.getByText('no warrant').waitFor()
    const counts = page.locator('tr', { hasText: 'no warrant' })
    assert.match(plain(await counts.first().textContent()), /AMM.*we/)
  })
}
