// The page in a real browser, against the running node at TANSIQ_URL with TANSIQ_LOGIN and TANSIQ_PASSWORD, and
// where they are given against a partner's (TANSIQ_URL_PARTNER, TANSIQ_PASSWORD_PARTNER) and as the principals
// `control`, who oversees, `device`, `legal` and `second`, legal officers, and `admin`. The node holds fixtures/reports. Without
// TANSIQ_URL the mock node stands in.

import assert from 'node:assert/strict'
import { administration } from './administration.mjs'
import { launch, logIn, openPage, violations } from './browser.mjs'
import { bundles } from './bundles.mjs'
import { flash } from './flash.mjs'
import { frame } from './frame.mjs'
import { hours } from './hours.mjs'
import { startMock } from './mock.mjs'
import { officers } from './officers.mjs'
import { oneMan } from './one-man.mjs'
import { passkeys } from './passkeys.mjs'
import { provider } from './provider.mjs'
import { rfis } from './rfis.mjs'
import { screenings } from './screening.mjs'
import { checkSize } from './size.mjs'
import { tables } from './tables.mjs'
import { watch } from './watch.mjs'
import { leavesNothing, writing } from './writing.mjs'

const mock = process.env.TANSIQ_URL ? undefined : await startMock()
const node = {
  url: process.env.TANSIQ_URL ?? mock.url,
  login: process.env.TANSIQ_LOGIN ?? mock?.login,
  password: process.env.TANSIQ_PASSWORD ?? mock?.password,
}
const control = mock ? 'noor' : 'control'
/** Somebody whom the node knows, in two scripts, with a date of birth. */
const known = mock
  ? { latin: 'karim', arabic: 'كريم عبد الرحمن', birth: '1971-03-05' }
  : { latin: 'Salim Karim Hamid', arabic: 'سالم كريم حامد', birth: '1981-03-05' }

const browser = await launch()
const failures = []

async function step(name, work) {
  const began = Date.now()
  try {
    await work()
    console.log(`  ok  ${name} (${Date.now() - began} ms)`)
  } catch (error) {
    failures.push(name)
    console.log(`FAIL  ${name}\n      ${String(error?.stack ?? error).replaceAll('\n', '\n      ')}`)
  }
}

const { page, context, complaints } = await openPage(browser, node.url)
const room = async (name, at = page) => {
  await at.locator(`.rooms a[href="#/${name}"]`).click()
  await at.locator(`.rooms a[href="#/${name}"][aria-current="page"]`).waitFor()
  await at.locator('main h1').waitFor()
}
const settled = async (at = page) => {
  await at.waitForFunction(() => document.querySelectorAll('.loading').length === 0)
}
/**
 * Looks at the page in every language and both colours, and leaves it as it was. A dialog is opened in each language
 * anew, for it covers the choice of the language; React Aria puts it beside the landmarks.
 */
async function accessible(name, at = page, { open, close } = {}) {
  const found = []
  for (const [code, label] of [
    ['ar', 'العربية'],
    ['ckb', 'کوردی'],
    ['en', 'English'],
  ]) {
    await at.locator('.language', { hasText: label }).click()
    await at.waitForFunction((lang) => document.documentElement.lang === lang, code)
    await open?.()
    for (const colorScheme of ['light', 'dark']) {
      await at.emulateMedia({ colorScheme })
      for (const one of await violations(at, open ? ['region'] : []))
        found.push(`${name} ${code} ${colorScheme}: ${one}`)
    }
    await close?.()
    await at.emulateMedia({ colorScheme: 'light' })
  }
  assert.deepEqual(found, [])
}

await step('the first load is small', checkSize)

await step('a wrong password is said in place, and nothing typed but the password is lost', async () => {
  await page.goto(node.url)
  await page.getByLabel('Login', { exact: true }).fill(node.login)
  await page.getByLabel('Password', { exact: true }).fill('a wrong password')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('Login or password is wrong.').waitFor()
  assert.equal(await page.getByLabel('Login', { exact: true }).inputValue(), node.login)
  await accessible('login')
})

await step('logging in shows the rooms that the principal may enter', async () => {
  await logIn(page, node.url, node.login, node.password)
  const session = await page.evaluate(() => fetch('/api/v1/session').then((answer) => answer.json()))
  const needs = {
    watch: 'read-content',
    traffic: 'read-traffic',
    people: 'read-content',
    resolve: 'read-content',
    screening: 'screen',
    ledger: 'verify-ledger',
    administration: 'manage-principals',
  }
  for (const [name, need] of Object.entries(needs)) {
    const shown = await page.locator(`.rooms a[href="#/${name}"]`).count()
    assert.equal(shown, session.capabilities.includes(need) ? 1 : 0, name)
  }
  assert.ok((await page.locator('.whose').textContent()).includes(session.node))
  assert.ok((await page.locator('.me').textContent()).includes(session.login))
})

await watch({ step, browser, page, node, mock, accessible, submit })

await step('the answer carries a policy that lets nothing in from elsewhere', async () => {
  const answer = await context.request.get(node.url)
  assert.match(answer.headers()['content-security-policy'] ?? '', /default-src 'self'/)
})

await step('the line is live and the traffic has rows', async () => {
  await room('traffic')
  await page.locator('.line-live').waitFor()
  await page.locator('.report').first().waitFor()
  await settled()
  await accessible('traffic')
})

await step('opening the traffic asks the node a few times and not for each row', async () => {
  const asked = []
  const listen = (request) => asked.push(new URL(request.url()).pathname)
  page.on('request', listen)
  await page.reload()
  await page.locator('.report').first().waitFor()
  await page.waitForTimeout(1_500)
  page.off('request', listen)
  const api = asked.filter((path) => path.startsWith('/api/'))
  console.log(`      ${api.length} requests of the interface for ${(await rowIds(page)).length} rows`)
  assert.ok(api.length < 15, api.join(' '))
  assert.deepEqual(
    api.filter((path) => path.startsWith('/api/v1/traffic/')),
    [],
  )
})

await step('a long list stands in one line, which opens and shuts by keyboard and by pointer', async () => {
  const before = (await rowIds(page)).length
  const run = page.locator('.run').first()
  assert.match(await run.locator('.unfold').textContent(), /^List: \W*\d+\W* entries folded/)
  await run.locator('.unfold').focus()
  await page.keyboard.press('Enter')
  await page.locator('.unfold[aria-expanded=true]').waitFor()
  const opened = (await rowIds(page)).length
  assert.ok(opened > before, `${opened} rows after ${before}`)
  await accessible('list')
  await page.locator('.run td').first().click()
  await page.locator('.unfold[aria-expanded=false]').waitFor()
  assert.equal((await rowIds(page)).length, before)
  assert.equal(await page.locator('.detail').count(), 0, 'the list is no report')
})

await step('a skip link leads past the rooms', async () => {
  await page.reload()
  await page.locator('.report').first().waitFor()
  await page.keyboard.press('Tab')
  assert.equal(await page.locator(':focus').textContent(), 'Skip to the content')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main')
})

const partner = process.env.TANSIQ_URL_PARTNER
const there = partner ? await openPage(browser, partner) : undefined
await step(
  'new traffic arrives without reloading, is announced, and its acknowledgement as well',
  async () => {
    if (there) {
      await logIn(there.page, partner, node.login, process.env.TANSIQ_PASSWORD_PARTNER)
      await there.page.locator('.rooms a[href="#/traffic"]').click()
      await there.page.locator('.line-live').waitFor()
      await settled(there.page)
    }
    await page.locator('.line-live').waitFor()
    const before = new Set(await rowIds(page))
    const beforeThere = there ? new Set(await rowIds(there.page)) : undefined
    const began = Date.now()
    if (mock) mock.pushLine()
    else await submit()
    const id = await newRow(page, before)
    console.log(`      the row appeared after ${Date.now() - began} ms`)
    if (!mock) {
      const row = page.locator(`.report[data-key="${id}"]`)
      await row.locator('.cell-delivered').waitFor()
      console.log(`      its acknowledgement after ${Date.now() - began} ms`)
    }
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[role=status]')].some((one) => /New|new lines/.test(one.textContent)),
    )
    if (there) {
      await newRow(there.page, beforeThere)
      assert.deepEqual(there.complaints, [])
    }
  },
)

function rowIds(at) {
  return at.locator('.report').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-key')))
}

async function newRow(at, before) {
  const handle = await at.waitForFunction(
    (old) =>
      [...document.querySelectorAll('.report')].map((row) => row.dataset.key).find((id) => !old.includes(id)),
    [...before],
  )
  return handle.jsonValue()
}

/** Submits a report that an agreement with Amman releases, as any program would; its id, and when it was acknowledged. */
async function submit(more = {}, at = page, value = 'EXERCISE Nadir of the page') {
  const draft = {
    kind: 'sighting',
    precedence: 'immediate',
    purpose: 'border-control',
    legal_basis: 'EXERCISE: test of the page',
    label: {
      level: 'restricted',
      rel_to: 'any-party',
      caveats: ['exercise'],
      category: 'identity',
      person: 'suspect',
      territories: ['IQ', 'JO'],
      purposes: ['arrest', 'border-control', 'investigation'],
      review: '2029-06-30',
    },
    subjects: [{ ref: 'man', kind: 'person' }],
    statements: [
      {
        subject: 'man',
        property: 'name',
        value,
        grade: 'B2',
        method: 'official',
      },
    ],
    ...more,
  }
  const answer = await at.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' }
    const sent = await fetch('/api/v1/reports', { method: 'POST', headers, body: JSON.stringify(body) })
    return { status: sent.status, text: await sent.text() }
  }, draft)
  assert.equal(answer.status, 201, answer.text)
  return { id: JSON.parse(answer.text).id, acknowledged: Date.now() }
}

await step('a row opens by keyboard and says who received it and why others did not', async () => {
  await page.locator('.report').first().waitFor()
  await page.locator('.reports :is(a, button)[href], .reports .unfold').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  if ((await page.locator(':focus').getAttribute('href')) === null) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.locator('.detail').waitFor()
  const own = page.locator('.report', { has: page.locator('.cell-withheld, .cell-also') }).first()
  await own.click()
  await page.locator('.detail .partner-item').first().waitFor()
  await page.locator('.detail .reasons li').first().waitFor()
  await readForSomething()
  await settled()
  assert.match(await page.locator('.banner').textContent(), /(RESTRICTED|CONFIDENTIAL|SECRET)/)
  await accessible('report')
  const shut = () => page.keyboard.press('Escape')
  const open = async () => {
    await page.locator('.detail .label-button').first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
  }
  await open()
  await page.getByRole('dialog').getByText('Category of person').waitFor()
  await shut()
  await accessible('label', page, { open, close: shut })
  await accessible('keys and view', page, {
    open: () => page.locator('.who .button-quiet').first().click(),
    close: shut,
  })
})

if (mock) {
  await step('a line that drops comes back, with what was missed', async () => {
    const before = new Set(await rowIds(page))
    mock.cutLines()
    await page.locator('.line-reconnecting').waitFor()
    mock.pushLine()
    await newRow(page, before)
    await page.locator('.line-live').waitFor()
  })
}

/** What a report says is released for some purposes only: takes the first for which it is. */
async function readForSomething() {
  const purposes = await page
    .locator('.detail .section-head select option')
    .evaluateAll((all) => all.map((one) => one.value))
  for (const purpose of purposes) {
    await page.locator('.detail .section-head select').selectOption(purpose)
    await page.locator('.detail :is(.statement, .empty)').first().waitFor()
    if ((await page.locator('.detail .statement').count()) > 0) return
  }
  assert.fail('a purpose was expected for which something is released')
}

await step('people are found in another script and shown with provenance', async () => {
  await room('people')
  await page.getByLabel('Purpose').selectOption('investigation')
  await page.locator('.ask input').fill(known.arabic)
  await page.keyboard.press('Enter')
  await page.locator('.result').first().waitFor()
  await accessible('people')
  await page.locator('.result a').first().click()
  await page.locator('.statement').first().waitFor()
  const first = known.arabic.split(' ')[0]
  assert.ok(
    (await page.locator('.claim bdi', { hasText: first }).count()) > 0,
    'the original script is shown',
  )
  assert.match(await page.locator('.grade').first().textContent(), /[A-F][1-6]/)
  await accessible('subject')
})

await step('his line of time says what each mark stands for, and is a list as well', async () => {
  const drawn = page.locator('.timeline')
  const marks = await drawn.locator('.mark').count()
  assert.ok(marks > 1, `${marks} marks`)
  await drawn.locator('.mark').first().focus()
  await page.keyboard.press('Enter')
  assert.ok((await drawn.locator('[role=status] li').first().textContent()).includes(known.birth))
  await accessible('timeline')
  await page.locator('.timeline-list summary').focus()
  await page.keyboard.press('Enter')
  const listed = page.locator('.timeline-list li')
  await listed.first().waitFor()
  assert.ok((await listed.count()) >= marks, 'the list holds everything that is drawn')
})

await step('the network round him is expanded by keyboard, and says why two are linked', async () => {
  const linked = await page.evaluate(async (name) => {
    const ask = async (path) => (await fetch(`/api/v1${path}`)).json()
    const { subjects } = await ask(`/subjects?${new URLSearchParams({ name, purpose: 'investigation' })}`)
    for (const { id } of subjects) {
      if ((await ask(`/identities/${id}?purpose=investigation`)).links?.length > 1) return id
    }
  }, known.latin)
  await page.evaluate((id) => {
    location.hash = `/people/${id}`
  }, linked)
  await page.getByRole('button', { name: 'Show the network' }).click()
  await page.locator('.network-canvas canvas').first().waitFor()
  await page.waitForFunction(() => document.fonts.status === 'loaded')
  // His neighbours stand evenly round him, so that he is in the middle.
  await page.locator('.network-canvas').click()
  assert.equal(
    await page.locator('.network-chosen h3').textContent(),
    await page.locator('main h1').textContent(),
  )
  const band = page.locator('.network .statement', { hasText: 'Member of' }).first()
  const name = await band.locator('a bdi').textContent()
  await band.getByRole('button', { name: /^Expand/ }).focus()
  await page.keyboard.press('Enter')
  await page.locator('.network h3', { hasText: `Links of` }).nth(1).waitFor()
  assert.match(await page.locator(':focus').textContent(), /^In the drawing/, 'the focus stays')
  await page.locator('.network-chosen', { hasText: name }).waitFor()
  await page.getByLabel('To', { exact: true }).selectOption({ index: 2 })
  await page.locator('.paths summary').first().focus()
  await page.keyboard.press('Enter')
  assert.match(await page.locator('.paths .provenance').first().textContent(), /[A-F][1-6]/)
  await page.locator('.network-ties button').first().click()
  await page.locator('.network-chosen').getByText('Why this link').waitFor()
  await page.getByRole('button', { name: 'Closer' }).click()
  await accessible('network')
})

if (there) await oneMan({ here: page, there: there.page, step, accessible })

await step('a search without a result says for which purpose, and offers the others', async () => {
  await room('people')
  await page.getByLabel('Purpose').selectOption('investigation')
  await page.locator('.ask input').fill(mock ? 'nobody' : 'Xavierios Quillfeather')
  await page.keyboard.press('Enter')
  await page
    .locator('.empty')
    .getByText(/for the purpose: \W*Investigation/)
    .waitFor()
  await accessible('nobody')
  await page.locator('.other-purposes button').first().click()
  await page
    .locator('.empty')
    .getByText(/for the purpose: \W*Border control/)
    .waitFor()
  await page.getByLabel('Purpose').selectOption('investigation')
})

await step('markup in a name is text', async () => {
  await room('people')
  const hostile = 'EXERCISE <img src=x onerror=alert(1)> \u202e'
  await page.locator('.ask input').fill(hostile)
  await page.keyboard.press('Enter')
  await page.getByText('onerror').first().waitFor()
  assert.equal(await page.locator('main img').count(), 0)
})

await step('a name alone is no hit, and a second detail makes one', async () => {
  await room('screening')
  await page.getByLabel('Name', { exact: true }).fill(known.latin)
  await page.keyboard.press('Enter')
  await page.locator('.verdict').waitFor()
  assert.equal(await page.locator('.verdict-hit').count(), 0)
  const line = (await page.locator('.verdict h2').textContent()).replace(/[\u2066-\u2069]/g, '')
  assert.match(
    line,
    /^\d+ people have this name; (\d+ (is|are)|none is) cleared; (\d+ (is|are)|none is) wanted; check .*birth year/,
  )
  assert.match(await page.locator('.verdict').textContent(), /This is no hit/)
  assert.match(await page.locator('.check').textContent(), /date of birth/)
  await accessible('same name')
  await page.getByLabel('Year or date of birth').fill(known.birth)
  await page.keyboard.press('Enter')
  await page.locator('.verdict-hit').waitFor()
  assert.match(await page.locator('.allows').first().textContent(), /identify him, and call the originator/)
  await accessible('hit')
})

if (!mock) {
  await step('a cleared man is let go', async () => {
    await page.getByRole('button', { name: 'Next person' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Salim Karim Jasim')
    await page.getByLabel('Year or date of birth').fill('1958-09-17')
    await page.keyboard.press('Enter')
    await page.locator('.verdict-cleared').getByText('Cleared: let him go').waitFor()
    assert.match(await page.locator('.verdict h2').textContent(), /is cleared|are cleared/)
    await page.locator('.candidate').first().getByText('Let him go.').waitFor()
    assert.equal(await page.locator('.allows').count(), 0)
    await accessible('cleared')
  })

  await step('a no-hit says for which purpose', async () => {
    await page.getByRole('button', { name: 'Next person' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Xavierios Quillfeather')
    await page.keyboard.press('Enter')
    await page
      .locator('.verdict-no-hit')
      .getByText(/for the purpose \W*Border control/)
      .waitFor()
  })
}

if (there) {
  await writing({ step, page, context, node, there, accessible, room })
  await leavesNothing({ step, page, node, room })
  await screenings({ step, page, accessible, room })
  await frame({ step, browser, page, node, room })
  await flash({ step, submit, there, accessible })
  await rfis({ step, page, there, submit, accessible, room })
}

await step('members, lanes and agreements with their signatures', async () => {
  await room('members')
  await page.locator('.agreement').first().waitFor()
  await page.locator('.agreement .cell-delivered').first().waitFor()
  await page.locator('.agreement summary').first().click()
  const article = page.locator('.articles tbody tr').first()
  await article.waitFor()
  assert.match(await article.locator('td[lang=en]').textContent(), /may give .* for /)
  assert.match(await article.locator('td[lang=ar]').textContent(), /يجوز أن يعطي/)
  await page.locator('.proofs .cell').first().waitFor()
  await accessible('members')
})

await step('a session that ends loses nothing that was typed', async () => {
  await room('screening')
  await page.getByLabel('Name', { exact: true }).fill('EXERCISE typed before the end')
  await page.getByLabel('Document number').fill('EX-42424')
  if (mock) mock.expire()
  await context.clearCookies()
  await page.getByRole('button', { name: 'Screen', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Your session has ended').waitFor()
  assert.deepEqual(await violations(page, ['region']), [])
  await dialog.getByLabel('Password').fill(node.password)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'EXERCISE typed before the end')
  assert.equal(await page.getByLabel('Document number').inputValue(), 'EX-42424')
  await page.locator('.line-live').waitFor()
})

await step('logging out leaves nothing behind', async () => {
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.getByLabel('Login', { exact: true }).waitFor()
  assert.equal(await page.locator('.report, .statement, .result').count(), 0)
})

await step('oversight verifies the ledger and sees no content', async () => {
  await logIn(page, node.url, control, node.password)
  for (const closed of ['people', 'resolve', 'screening']) {
    assert.equal(await page.locator(`.rooms a[href="#/${closed}"]`).count(), 0, closed)
    await page.evaluate((to) => {
      location.hash = `/${to}`
    }, closed)
    await page.getByText('There is nothing here for you').waitFor()
  }
  await room('ledger')
  await page.locator('.note').first().waitFor()
  await page.getByRole('button', { name: 'Verify the ledger' }).click()
  await page.locator('.verified').waitFor({ timeout: 60_000 })
  await settled()
  await accessible('ledger')
})

await tables({ step, page, mock, accessible, room })
await hours({ step, page, mock, room })

await officers({ step, page, node, mock, partner, browser, accessible, room, submit })

await bundles({ step, node, mock, partner, browser, login: node.login, accessible })
await passkeys({ step, node, mock, browser, login: 'device' })
await provider({ step, node, mock, browser, accessible })

await administration({ step, page, node, mock, accessible, room })

await step('the browser had nothing to complain about', async () => assert.deepEqual(complaints, []))

await browser.close()
mock?.stop()
console.log(failures.length === 0 ? 'the page: everything passed' : `the page: ${failures.length} failed`)
process.exitCode = failures.length === 0 ? 0 : 1
