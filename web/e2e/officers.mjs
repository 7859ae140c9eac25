// What officers do on the page: a signature that takes two, a chair that is handed over, the third-party rule from the
// request to the consent that is taken back, and a report that is taken back altogether. Baghdad's page and Amman's,
// with both of Baghdad's legal officers.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { logIn, openPage, violations } from './browser.mjs'

const DRAFT = readFileSync(fileURLToPath(new URL('./witnesses.toml', import.meta.url)), 'utf8')
/** The edition that Amman holds of the report that the page's test submitted. */
const NADIR = 'EXERCISE Nadir of the page'

export async function officers({ step, page, node, mock, partner, browser, accessible, room, submit }) {
  const as = async (login) => {
    await page.getByRole('button', { name: 'Log out' }).click()
    await logIn(page, node.url, mock ? 'layla' : login, node.password)
    await room('members')
    await page.locator('.agreement').first().waitFor()
  }
  await step('an officer sees what waits, the committees, and what is asked about passing on', async () => {
    await as('legal')
    for (const part of ['draft', 'approvals', 'committees', 'onward']) {
      await page.locator(`#${part}-title`).waitFor()
    }
    await page.locator('.committee summary').first().click()
    await page.locator('.committee tr[aria-current=date]').waitFor()
    await accessible('officers')
  })
  if (mock) return

  await step(
    'a draft that breaks a standing property is refused, and a second officer is asked',
    async () => {
      await page.getByLabel("The draft's exact text").fill(DRAFT)
      await page.getByRole('button', { name: 'Check and sign' }).click()
      await page.locator('.draft .problem li code', { hasText: 'witnesses' }).waitFor()
      await accessible('refused')
      await page.locator('.draft').getByLabel('Reason').fill('EXERCISE: ordered in case 4')
      await page.keyboard.press('Enter')
      await page.locator('.draft [role=status]', { hasText: 'was asked' }).waitFor()
      const card = page.locator('.approval')
      await card.locator('.proofs .examples li').first().waitFor()
      assert.equal(await card.getByRole('button', { name: 'Agree' }).count(), 0, 'nobody agrees with himself')
    },
  )

  await step('the second officer agrees, and it is signed', async () => {
    await as('second')
    const card = page.locator('.approval')
    await card.locator('h3', { hasText: 'witnesses-2026' }).waitFor()
    assert.ok(await card.getByRole('button', { name: 'Agree' }).isDisabled(), 'without a reason')
    await card.getByLabel('Reason').fill('EXERCISE: seen')
    await card.getByRole('button', { name: 'Agree' }).click()
    await page.getByText('Nothing waits.').waitFor()
    const signed = page.locator('.agreement', { hasText: 'witnesses-2026' })
    await signed.locator('.signatures .cell-delivered', { hasText: 'BGD' }).waitFor()
  })

  const there = await openPage(browser, partner)
  await logIn(there.page, partner, 'legal', process.env.TANSIQ_PASSWORD_PARTNER)
  const atAmman = async () => {
    await there.page.locator('.rooms a[href="#/members"]').click()
    await there.page.reload()
    await there.page.locator('#onward-title').waitFor()
  }

  await step('the outgoing chair writes the minute, and the incoming chair signs it', async () => {
    await page.locator('.committee summary').first().click()
    await page.getByText('Write the minute of the hand-over').click()
    await page.getByLabel('Open tasks').fill('EXERCISE: compare the lists\n\nEXERCISE: مراجعة القوائم')
    await page.getByRole('button', { name: 'Sign as the outgoing chair' }).click()
    await page.locator('.minute dd').nth(1).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Sign as the incoming chair' }).count(), 0)
    await until(async () => {
      await atAmman()
      await there.page.locator('.committee summary').first().click()
      await there.page.locator('.committee .proofs p').first().waitFor()
      return (await there.page.locator('.minute').count()) > 0
    })
    await there.page.getByRole('button', { name: 'Sign as the incoming chair' }).click()
    await there.page.locator('.minute .cell-delivered').nth(1).waitFor()
    assert.deepEqual(await violations(there.page), [])
  })

  // From here on nothing is loaded anew: papers that travel between nodes arrive on both pages by themselves.
  const card = (at) => at.locator('.onward').first()
  const ask = async (matter) => {
    await there.page.getByLabel('The report as it is held here').fill(await heldAt(there.page))
    await there.page.getByLabel('Third party').selectOption('CAI')
    await there.page.locator('form', { hasText: 'Third party' }).getByLabel('Law or case').fill(matter)
    await there.page.getByRole('button', { name: 'Ask', exact: true }).click()
    await card(there.page).locator('.facts', { hasText: matter }).waitFor()
    await card(page).locator('.facts', { hasText: matter }).waitFor()
    await card(page).locator('summary').click()
  }
  await step('Amman asks, and Baghdad sees what would go and says yes', async () => {
    await atAmman()
    await there.page.getByText('Ask an originator').click()
    await ask('EXERCISE: case 4 of 2026')
    await card(page).locator('.proofs code', { hasText: 'three-2026/to-cairo' }).waitFor()
    await accessible('asked')
    await card(page).getByLabel('Answer').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await card(page).locator('.cell-delivered').waitFor()
  })

  await step('Amman passes it on, and Baghdad takes the consent back', async () => {
    await card(there.page).locator('.cell-delivered').waitFor()
    await card(there.page).locator('summary').click()
    await there.page.getByRole('button', { name: 'Pass it on' }).click()
    await there.page.getByRole('heading', { name: 'What was passed on' }).waitFor()
    await card(page).getByRole('button', { name: 'Take the consent back' }).click()
    await card(page).locator('.cell-refused').waitFor()
    await card(there.page).locator('.cell-refused').waitFor()
    assert.deepEqual(await violations(there.page), [])
    assert.deepEqual(there.complaints, [])
  })

  await step('no, and a tear line that is none, are answers too', async () => {
    await ask('EXERCISE: case 5 of 2026')
    await card(page).getByLabel('Answer').selectOption('tear-line')
    await card(page)
      .getByLabel('The report in its place')
      .fill(`r-${'07'.repeat(16)}`)
    await card(page).getByRole('button', { name: 'Answer' }).click()
    await card(page).locator('.problem').waitFor()
    await card(page).getByLabel('Answer').selectOption('no')
    await card(page).getByLabel('Ground').selectOption('operation')
    await card(page).getByRole('button', { name: 'Answer' }).click()
    await card(page).locator('p', { hasText: 'a running operation' }).waitFor()
    await card(there.page).locator('p', { hasText: 'a running operation' }).waitFor()
  })

  let tearLine
  await step('a tear line goes in the place of what was asked for', async () => {
    const desk = await openPage(browser, node.url)
    await logIn(desk.page, node.url, node.login, node.password)
    tearLine = await submit({}, desk.page, 'EXERCISE Nadir, in short')
    await desk.context.close()
    await ask('EXERCISE: case 6 of 2026')
    await card(page).getByLabel('Answer').selectOption('tear-line')
    await card(page).getByLabel('The report in its place').fill(tearLine.id)
    await card(page).getByRole('button', { name: 'Answer' }).click()
    await card(page).locator('.cell-delivered').waitFor()
    await card(there.page).locator('.cell-delivered').waitFor()
    await card(there.page).locator('summary').click()
    await card(there.page).getByRole('button', { name: 'Pass it on' }).click()
    await there.page.locator('.table tr', { hasText: 'case 6' }).waitFor()
    assert.deepEqual(await violations(there.page), [])
    assert.deepEqual(there.complaints, [])
  })

  await step('what was given is taken back, and the page says who acted', async () => {
    await page.evaluate((id) => {
      location.hash = `#/traffic/${id}`
    }, tearLine.id)
    await page.locator('.detail summary', { hasText: 'Take it back' }).click()
    const form = page.locator('.detail form')
    await form.getByLabel('Ground').selectOption('unlawful')
    assert.equal(await form.getByLabel('From whom').count(), 0, 'a retraction is for everybody')
    await form.getByLabel('Why').fill('EXERCISE: it was never to be kept')
    await page.keyboard.press('Enter')
    await page.locator('.detail [role=status] a', { hasText: 'Every holder is told' }).click()
    const ours = page.locator('.recall', { hasText: 'never to be kept' })
    await ours.locator('.cell-delivered').waitFor()
    await accessible('recalls')
    const theirs = there.page.locator('.recall', { hasText: 'it should never have been kept' })
    await theirs.locator('.cell-delivered').waitFor()
    assert.deepEqual(await violations(there.page), [])
    assert.deepEqual(there.complaints, [])
  })
  await there.context.close()
}

/** The id under which the partner holds the report: from its own traffic and its own reading. */
async function heldAt(at) {
  return at.evaluate(async (value) => {
    const get = (path) => fetch(`/api/v1${path}`).then((answer) => answer.json())
    const { lines } = await get('/traffic?limit=200')
    for (const { report } of lines.filter((line) => line.what === 'received' && line.report)) {
      const { statements } = await get(`/reports/${report.id}?purpose=arrest`)
      if (statements?.some((statement) => statement.value === value)) return report.id
    }
    throw new Error('the report was expected at the partner')
  }, NADIR)
}

/** Looks again until it is so: papers travel between nodes. */
async function until(so) {
  for (let round = 0; round < 40; round += 1) {
    if (await so()) return
    await new Promise((wake) => setTimeout(wake, 250))
  }
  assert.fail('expected within ten seconds')
}
