// Pictures of every room of the mock node, for looking at: npm run screens [folder] [en-light,ar-light,…]. In English and in
// Arabic they are compared with those that are kept, and in every language and both colours axe looks for what keeps people
// out. The time stands still, so that two pictures of a room are the same.

import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { launch, logIn, openPage, violations } from './browser.mjs'
import { comparer } from './compare.mjs'
import { startMock } from './mock.mjs'
import { drawnAt } from './watch.mjs'
import { WORDS } from './words.mjs'

const FOLDER = process.argv[2] ?? '/tmp/shots'
mkdirSync(FOLDER, { recursive: true })
const only = process.argv[3]?.split(',')

const now = process.env.MOCK_NOW
assert.ok(now, 'expected MOCK_NOW, at which the time stands still: npm run screens')

const mock = await startMock()
const browser = await launch()
const compare = await comparer(browser)
let bad = 0
for (const [language, theme] of [
  ['en', 'light'],
  ['en', 'dark'],
  ['ar', 'light'],
  ['ar', 'dark'],
  ['ckb', 'light'],
  ['ckb', 'dark'],
]) {
  if (only && !only.includes(`${language}-${theme}`)) continue
  for (const login of ['amal', 'layla', 'samira', 'noor']) {
    mock.expire()
    const { page, context, complaints } = await openPage(browser, mock.url, { language, theme, now })
    // A machine that others use as well may take long over a map.
    page.setDefaultTimeout(60_000)
    const w = WORDS[language]
    const shot = async (name, except = []) => {
      const isKept = theme === 'light' && language !== 'ckb'
      const path = `${FOLDER}/${name}-${language}-${theme}.png`
      const unlike = await compare(page, path, isKept ? `${name}-${language}` : undefined)
      for (const found of [...unlike, ...(await violations(page, except))]) {
        bad += 1
        console.log(`${name} ${language} ${theme}: ${found}`)
      }
    }
    /** From a part of the room on. */
    const shotOf = async (part) => {
      await page.locator(`#${part}-title`).scrollIntoViewIfNeeded()
      await page.evaluate((to) => document.getElementById(to).scrollIntoView(), `${part}-title`)
      await shot(part)
    }
    const visit = async (hash) => {
      await page.evaluate((to) => {
        location.hash = to
      }, hash)
      await page.waitForTimeout(200)
    }
    if (login === 'amal') {
      await page.goto(mock.url)
      await page.getByLabel(w.login, { exact: true }).waitFor()
      await shot('login')
    }
    await logIn(page, mock.url, login, mock.password, w)
    if (login === 'amal') {
      await page.locator('.map[data-ready=true]').waitFor()
      await page.locator('.newest-line').first().waitFor()
      await page.waitForTimeout(1_500)
      await shot('watch')
      const ask = () => fetch('/api/v1/placed').then((answer) => answer.json())
      const { placed } = await page.evaluate(ask)
      const position = drawnAt(placed[0], placed, await page.locator('.map').boundingBox())
      await page.locator('.map').click({ position })
      await page.locator('.here').waitFor()
      await shot('watch-here')
      await visit('/traffic')
      await page.locator('.report').first().waitFor()
      await shot('traffic')
      await page.locator('.export summary').first().click()
      await shot('export')
      await page.locator('.export summary').first().click()
      await page.keyboard.press('?')
      await page.locator('.keys').waitFor()
      await shot('keys')
      await page.keyboard.press('Escape')
      await visit(`/traffic/r-${'01'.repeat(16)}`)
      await page.locator('.statement').first().waitFor()
      await shot('detail')
      await visit('/traffic/new')
      await page.locator('.writing-parts input').first().focus()
      await page.keyboard.press('Control+Enter')
      await page.locator('.fault').first().waitFor()
      await shot('writing')
      await page.locator('.writing-parts input').first().fill('EXERCISE 4')
      await page.locator('.writing-part .ask input').fill('EXERCISE')
      await page.locator('.writing-part .ask + .buttons button').click()
      await page.locator('.statement-typed').waitFor()
      await page.keyboard.press('Control+Enter')
      await page.locator('.writing-outcome .partner-item').waitFor()
      await shot('writing-audience')
      await visit('/people')
      await page.locator('.ask input').fill('karim al-zubaidi')
      await page.keyboard.press('Enter')
      await page.locator('.result').first().waitFor()
      await shot('people')
      await page.locator('.result a').first().click()
      await page.locator('.statement').first().waitFor()
      await shot('subject')
      await page.locator('.mark-conflict').first().click()
      await page.evaluate(() => document.getElementById('timeline-title').scrollIntoView())
      await shot('timeline')
      await page.locator('.section-head:has(#links-title) button').click()
      for (const name of ['band of the dry river', 'crossing near', 'سعدون']) {
        await page.locator('.network .statement', { hasText: name }).first().locator('button').first().click()
        await page.waitForTimeout(300)
      }
      await page
        .locator('.network-paths select')
        .nth(1)
        .selectOption(`s-${'41'.repeat(16)}`)
      await page.evaluate(() => document.getElementById('links-title').scrollIntoView())
      await shot('network')
      await visit('/resolve')
      await page.locator('.waiting').waitFor()
      await shot('queue')
      await page.locator('.waiting a').first().click()
      await page.locator('.sides-table').waitFor()
      await shot('pair')
      await visit(`/resolve/st-${'71'.repeat(16)}`)
      await page.locator('.conclusions').waitFor()
      await shot('decision')
      await visit(`/people/s-${'01'.repeat(16)}`)
      await page.locator('.statement').first().waitFor()
      await page.locator('.label-button').first().click()
      // React Aria puts a popover beside the landmarks.
      await shot('label', ['region'])
      await page.keyboard.press('Escape')
      await visit(`/people/s-${'02'.repeat(16)}`)
      await page.locator('.reach').waitFor()
      await shot('cleared')
      await visit('/screening')
      await page.locator('tbody tr').first().waitFor()
      await page.locator('#points-title').scrollIntoViewIfNeeded()
      await shot('points')
      await page.locator('form input').nth(0).fill('كريم عبد الرحمن')
      await page.keyboard.press('Enter')
      await page.locator('.verdict').waitFor()
      await shot('screening-same')
      await page.locator('form input').nth(1).fill('1971-03-05')
      await page.keyboard.press('Enter')
      await page.locator('.verdict-hit').waitFor()
      await shot('screening-hit')
      await visit('/members')
      await page.locator('.agreement summary').first().click()
      await page.locator('.proofs').first().waitFor()
      await shot('members')
      mock.expire()
      await visit('/people')
      await page.locator('.modal').waitFor()
      await shot('expired')
    } else if (login === 'layla') {
      await visit('/resolve')
      await page.locator('.panel > .button').click()
      await shot('rule')
      await visit('/members')
      await page.locator('.committee summary').click()
      await page.locator('.minute').waitFor()
      await page.locator('.onward summary').last().click()
      await page.locator('.onward form').waitFor()
      for (const part of ['draft', 'approvals', 'committees', 'rfis', 'onward', 'recalls']) await shotOf(part)
    } else if (login === 'samira') {
      await visit('/administration')
      await page.locator('.row-acts').first().waitFor()
      await shot('administration')
      await page.locator('.section-head .button-main').click()
      await page.locator('form .tick input').click()
      await page.locator('form input').first().fill('mosul-desk')
      await page.locator('form select').first().selectOption('liaison-officer')
      await shot('principal')
      await page.locator('form .button-main').first().click()
      await page.locator('.made .note').waitFor()
      await shot('token')
      await page.locator('#dealt-title').scrollIntoViewIfNeeded()
      await page.locator('#dealt-title + .two button').first().click()
      await shot('dealt')
      await shotOf('health')
      await visit('/members')
      await page.locator('#bundles-title').waitFor()
      await shotOf('bundles')
    } else {
      await visit('/ledger')
      await page.locator('.panel .button-main').click()
      await page.locator('.verified').waitFor()
      await shot('ledger')
      await page.locator('.problem summary').click()
      await page.locator('.problem .note').last().scrollIntoViewIfNeeded()
      await shot('witnesses')
    }
    for (const complaint of complaints) {
      bad += 1
      console.log(`${language} ${theme}: ${complaint}`)
    }
    await context.close()
  }
}
await browser.close()
mock.stop()
console.log(bad === 0 ? `no violation; pictures in ${FOLDER}` : `${bad} complaints`)
process.exitCode = bad === 0 ? 0 : 1
