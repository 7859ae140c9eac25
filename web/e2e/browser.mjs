// The browser of the tests: Debian's chromium, which asks nobody but the node, and what it complained about.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS })

/**
 * A page at the node with the language and colours given, and where `now` is given with a time that stands still while its
 * timers run. `complaints` gathers what must not happen: errors,
 * violations of the content-security policy, and requests to anybody but the node.
 */
export async function openPage(
  browser,
  url,
  { language = 'en', theme = 'light', width = 1440, height = 900, now } = {},
) {
  const context = await browser.newContext({
    colorScheme: theme,
    viewport: { width, height },
    timezoneId: 'Asia/Baghdad',
    reducedMotion: 'reduce',
    ignoreHTTPSErrors: true,
  })
  await context.addInitScript((code) => localStorage.setItem('tansiq-language', code), language)
  if (now) await context.addInitScript(standStill, Date.parse(now))
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints = []
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('console', (message) => {
    // That nobody is logged in yet, a refused password and a refused question are answers and not faults.
    const expected = /status of (400|401|404|422)|ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED/.test(
      message.text(),
    )
    if (message.type() === 'error' && !expected) complaints.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) complaints.push(`request to ${request.url()}`)
  })
  return { page, context, complaints }
}

function standStill(now) {
  window.Date = class extends Date {
    constructor(...given) {
      super(...(given.length > 0 ? given : [now]))
    }
    static now = () => now
  }
}

/** Violations of WCAG 2.2 AA and of axe's best practice on the page as it stands, in one line each. */
export async function violations(page, except = []) {
  // Evaluated from outside of the page: the page's own policy allows no such script.
  await page.evaluate(AXE)
  return page.evaluate(async (off) => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations: found } = await window.axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
    })
    return found.map(
      ({ id, help, nodes }) =>
        `${id}: ${help} (${nodes.length}) ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary}`,
    )
  }, except)
}

export async function logIn(
  page,
  url,
  login,
  password,
  words = { login: 'Login', password: 'Password', button: 'Log in' },
) {
  await page.goto(url)
  await page.getByLabel(words.login, { exact: true }).fill(login)
  await page.getByLabel(words.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: words.button, exact: true }).click()
  await page.locator('.frame').waitFor()
}
