// Journey 4, one man, different views, undo: two members report about one man, and a third report is about his namesake.
// The queue proposes the two, one decision joins them here and nowhere else, a later one rests on it, and undoing the
// first gives back two people and lists the second for review.

import assert from 'node:assert/strict'

const PURPOSE = 'border-control'
const MAN = { name: 'Yunus Dawud Harith', birth: '1979-02-11', mother: 'Salma Idris' }
const SAME_MAN = { name: 'يونس داود حارث', birth: '1979-02-11', mother: 'سلمى إدريس' }
const NAMESAKE = { name: 'Yunus Dawud Harith', birth: '1991-08-30', mother: 'Huda Nasir' }

const reportOf = ({ name, birth, mother }) => ({
  kind: 'intrep',
  precedence: 'priority',
  purpose: PURPOSE,
  legal_basis: 'EXERCISE: test of the page',
  label: {
    level: 'restricted',
    rel_to: 'any-party',
    caveats: ['exercise'],
    category: 'identity',
    person: 'suspect',
    territories: ['IQ', 'JO'],
    purposes: ['arrest', 'border-control', 'clearance'],
    review: '2029-06-30',
  },
  subjects: [{ ref: 'man', kind: 'person' }],
  statements: [
    { subject: 'man', property: 'name', value: name, grade: 'B2', method: 'official' },
    { subject: 'man', property: 'birthDate', value: birth, grade: 'B2', method: 'official' },
    { subject: 'man', property: 'motherName', value: mother, grade: 'B3', method: 'human' },
  ],
})

/** Asks the node as the page does. */
const ask = (at, method, path, body) =>
  at.evaluate(
    async ([how, where, what]) => {
      const headers = { 'content-type': 'application/json' }
      const request = { method: how, headers, ...(what && { body: JSON.stringify(what) }) }
      const answer = await fetch(`/api/v1${where}`, request)
      return { status: answer.status, body: await answer.json() }
    },
    [method, path, body],
  )

async function submit(at, man) {
  const { status, body } = await ask(at, 'POST', '/reports', reportOf(man))
  assert.equal(status, 201, JSON.stringify(body))
  const { body: report } = await ask(at, 'GET', `/reports/${body.id}?purpose=${PURPOSE}`)
  return report.subjects[0].id
}

const visit = async (at, place, shown) => {
  await at.evaluate((to) => {
    location.hash = to
  }, place)
  await at.locator(shown).first().waitFor()
}

async function fillIn(form, reason) {
  await form.getByLabel('Reason').or(form.getByLabel('Why it is undone')).fill(reason)
  await form.getByLabel('Legal basis').fill('EXERCISE: case 4/2026')
}

/** `here` and `there` are pages of two members; `accessible` looks at what `here` shows. */
export async function oneMan({ here, there, step, accessible }) {
  let one = ''
  let other = ''
  let namesake = ''
  const pairOf = (a, b) => `/resolve/${encodeURIComponent([a, b].sort().join())}`
  const decisionsOf = async (a, b) => {
    const { body } = await ask(here, 'GET', `/resolutions/pair?one=${a}&other=${b}&purpose=${PURPOSE}`)
    return body.decisions
  }

  await step('two members report about one man, and the queue proposes the two', async () => {
    one = await submit(here, MAN)
    namesake = await submit(here, NAMESAKE)
    other = await submit(there, SAME_MAN)
    await here.waitForFunction(
      async ([id, purpose]) => (await fetch(`/api/v1/identities/${id}?purpose=${purpose}`)).ok,
      [other, PURPOSE],
    )
    await visit(here, '/resolve', '.waiting, .empty')
    await here.getByLabel('Purpose').selectOption(PURPOSE)
    const waiting = here.locator(`.waiting:has(a[href="#${pairOf(one, other)}"])`)
    await waiting.waitFor()
    assert.match(await waiting.locator('.weight').first().textContent(), /speaks strongly for one person/)
    assert.match(await waiting.locator('.pieces').textContent(), /Mother's name.*the same/)
    await accessible('queue')
    await waiting.locator('a').first().click()
    await here.locator('.sides-table').waitFor()
    await accessible('side by side')
  })

  await step('who would get a decision is shown before it is made, and it joins the two', async () => {
    const form = here.locator('.deciding')
    await form.getByLabel('one person').check()
    await fillIn(form, 'EXERCISE: one mother and one day of birth')
    await form.getByRole('button', { name: 'Show who would get it' }).click()
    await form.locator('.partner-item').first().waitFor()
    assert.match(await form.locator('.partner-item').first().textContent(), /AMM.*gets/)
    assert.deepEqual(await decisionsOf(one, other), [], 'a preview decides nothing')
    await accessible('audience')
    await form.getByRole('button', { name: 'Record: one person' }).click()
    await here.locator('.made').waitFor()
    await here.locator('.made').getByRole('button', { name: 'Undo' }).waitFor()
    await here.locator('.made a').first().click()
    await here.getByRole('heading', { name: /2\W* subjects are this one person/ }).waitFor()
    for (const name of [MAN.name, SAME_MAN.name]) {
      await here.locator('.spellings bdi', { hasText: name }).waitFor()
    }
    await accessible('joined')
  })

  await step("the other member's view is as it was", async () => {
    await there.waitForFunction(
      async ([id, purpose]) => {
        const answer = await fetch(`/api/v1/identities/${id}?purpose=${purpose}`)
        return (await answer.json()).decisions.some((decision) => decision.effect === 'not-ours')
      },
      [other, PURPOSE],
    )
    await visit(there, '/people', '.ask')
    await there.getByLabel('Purpose').selectOption(PURPOSE)
    await visit(there, `/people/${other}`, '.standing')
    await there.locator('.decisions').getByText('does not count here').waitFor()
    assert.equal(await there.locator('#subjects-title').count(), 0, 'nothing is joined there')
    assert.equal(await there.getByRole('button', { name: 'Undo' }).count(), 0, 'it is not theirs to undo')
  })

  await step('a later decision rests on it, and says what parts the namesake from him', async () => {
    await visit(here, `/resolve/${encodeURIComponent(`${one},${namesake}`)}`, '.sides-table')
    for (const box of await here.locator('.weigh input').all()) await box.check()
    const form = here.locator('.deciding')
    await form.getByLabel('two people').check()
    assert.ok(await form.getByLabel("Mother's name").isChecked(), 'what differs is ticked')
    await fillIn(form, 'EXERCISE: another mother')
    await form.getByRole('button', { name: 'Show who would get it' }).click()
    await form.getByRole('button', { name: 'Record: two people' }).click()
    await here.locator('.made').waitFor()
    await here.getByRole('link', { name: 'The decision' }).click()
    await here.getByText('EXERCISE: another mother').waitFor()
    await here.getByRole('heading', { name: /It weighs/ }).waitFor()
    await accessible('decision')
  })

  await step('undone, the two are apart again, and what rested on it is listed for review', async () => {
    await visit(here, `/people/${other}`, '.decisions')
    const line = here.locator('.decisions > li', { hasText: 'one person' })
    await line.getByRole('button', { name: 'Undo' }).click()
    await fillIn(line.locator('form'), 'EXERCISE: not the same man')
    await line.getByRole('button', { name: 'Undo the decision' }).click()
    await here.locator('.undone').getByText('later conclusion rested on it').waitFor()
    await here.locator('.conclusions li', { hasText: 'two people' }).waitFor()
    await here.locator('#subjects-title').waitFor({ state: 'detached' })
    assert.equal(await here.locator('.spellings bdi', { hasText: MAN.name }).count(), 0)
    await accessible('undone')
  })
}
