// The watch: what a watch officer keeps open all night. Traffic, lines, chairs and the map stand there when one logs in,
// and what comes is there without reloading.

import assert from 'node:assert/strict'
import { logIn, openPage } from './browser.mjs'

/** What is kept free around everything that is placed, and how near the map looks at most: see map.tsx. */
const PADDING_PX = 40
const NEAREST = 5.5
const TILE_PX = 512

const DAY_MS = 24 * 60 * 60 * 1000

/** An incident of today at Baghdad, as a draft has it. */
const incident = (name) => {
  const says = (property, value) => ({ subject: 'fire', property, value, grade: 'B2', method: 'observation' })
  return {
    kind: 'intrep',
    label: {
      level: 'restricted',
      rel_to: 'any-party',
      caveats: ['exercise'],
      category: 'incident',
      person: 'no-person',
      territories: ['IQ'],
      purposes: ['investigation', 'protection'],
      review: '2029-06-30',
    },
    subjects: [{ ref: 'fire', kind: 'incident' }],
    statements: [
      says('name', name),
      says('point', '33.3152,44.3661'),
      says('date', new Date().toISOString().slice(0, 10)),
    ],
  }
}

/** Where a point is drawn, in the middle of a map of this size that shows all of them. */
export function drawnAt(point, all, { width, height }) {
  const x = ({ longitude }) => longitude / 360 + 0.5
  const y = ({ latitude }) =>
    0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI)
  const span = (of) => [Math.min(...all.map(of)), Math.max(...all.map(of))]
  const [[west, east], [north, south]] = [span(x), span(y)]
  const fits = Math.min(
    (width - 2 * PADDING_PX) / (east - west),
    (height - 2 * PADDING_PX) / (south - north),
    TILE_PX * 2 ** NEAREST,
  )
  return {
    x: width / 2 + (x(point) - (west + east) / 2) * fits,
    y: height / 2 + (y(point) - (north + south) / 2) * fits,
  }
}

export async function watch({ step, browser, page, node, mock, accessible, submit }) {
  const rows = page.locator('.map-table tbody tr')
  const drawn = (at = page) => at.locator('.map[data-ready=true]').waitFor()
  const number = async () =>
    Number((await page.locator('.picture > [role=status]').textContent()).match(/\d+/)?.[0])
  const onMap = async () => {
    const from = new Date(Date.now() - 60 * DAY_MS).toISOString().slice(0, 10)
    const ask = (day) =>
      fetch(`/api/v1/placed?purpose=investigation&from=${day}`).then((answer) => answer.json())
    return (await page.evaluate(ask, from)).placed
  }

  await step('the watch is what one sees first: traffic, lines and the map', async () => {
    await page.locator('.rooms a[href="#/watch"][aria-current="page"]').waitFor()
    await page.locator('.newest-line').first().waitFor()
    await page.locator('.side-list li').first().waitFor()
    await drawn()
    assert.equal(await number(), (await onMap()).length)
    await accessible('watch')
    await drawn()
  })

  await step('signs and days choose what is on the map and in its table', async () => {
    const all = await number()
    const filter = page.locator('.picture .filter', { hasText: 'Incident' })
    const incidents = Number(await filter.locator('.count').textContent())
    assert.ok(incidents > 0 && incidents < all, `${incidents} incidents of ${all}`)
    await filter.click()
    assert.equal(await number(), all - incidents)
    assert.equal(await rows.filter({ hasText: 'Incident' }).count(), 0)
    await filter.click()
    assert.equal(await number(), all)
    const first = page.getByRole('slider', { name: 'First day' })
    await first.focus()
    await page.keyboard.press('End')
    const late = await number()
    assert.ok(late < all, `${late} of ${all} on the last day`)
    await page.keyboard.press('Home')
    assert.equal(await number(), all)
  })

  await step('the days play and pause, and go by steps where nothing is to move by itself', async () => {
    const all = await number()
    const [first, last] = ['First day', 'Last day'].map((name) => page.getByRole('slider', { name }))
    const chosen = async () => [Number(await first.inputValue()), Number(await last.inputValue())]
    const button = (name) => page.getByRole('button', { name, exact: true })
    await page.getByLabel('Pace').selectOption('day')
    await button('Next').click()
    const [begin, end] = await chosen()
    await page.waitForTimeout(1_200)
    assert.deepEqual(await chosen(), [begin, end])
    await button('Next').click()
    assert.deepEqual(await chosen(), [begin + 1, end + 1])

    await page.emulateMedia({ reducedMotion: 'no-preference' })
    await button('Play the days').focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction(
      (from) => Number(document.querySelector('.days input').value) > from,
      begin + 1,
    )
    assert.equal(await page.locator('.picture > [role=status]').getAttribute('aria-live'), 'off')
    await page.keyboard.press('Enter')
    await button('Play the days').waitFor()
    const paused = await chosen()
    assert.equal(paused[1] - paused[0], end - begin)
    await page.waitForTimeout(1_200)
    assert.deepEqual(await chosen(), paused)
    // Whoever takes a handle stops it.
    await page.getByLabel('Pace').selectOption('month')
    await button('Play the days').click()
    await first.press('Home')
    await button('Play the days').waitFor()
    await last.press('End')
    await page.emulateMedia({ reducedMotion: 'reduce' })
    assert.equal(await number(), all)
  })

  await step('the layers of the operator lie over the map, and can be put away', async () => {
    for (const name of mock ? ['EXERCISE districts'] : ['EXERCISE districts', 'EXERCISE roads']) {
      const layer = page.locator('.picture .filter', { hasText: name })
      assert.equal(await layer.getAttribute('aria-pressed'), 'true', name)
      const over = await still(page)
      await layer.click()
      assert.ok(!over.equals(await still(page)), `${name}: its lines are gone`)
      await layer.click()
      assert.ok(over.equals(await still(page)), `${name}: and there again`)
    }
  })

  await step(
    'what is on the map opens where it is pressed, and leads to all that is said of it',
    async () => {
      const placed = await onMap()
      const box = await page.locator('.map').boundingBox()
      await page.locator('.map').click({ position: drawnAt(placed[0], placed, box) })
      const here = page.locator('.here')
      await here.waitFor()
      assert.equal(await page.evaluate(() => document.activeElement.id), 'here-title')
      await here.locator(`a[href="#/people/${placed[0].subject}"]`).waitFor()
      await accessible('here', page, {
        open: async () => {
          await drawn()
          if ((await here.count()) === 0)
            await page.locator('.map').click({ position: drawnAt(placed[0], placed, box) })
          await here.waitFor()
        },
      })
      if (mock) return
      await here.locator(`a[href="#/people/${placed[0].subject}"]`).click()
      await page.locator('.statement').first().waitFor()
      await page.goBack()
      await drawn()
    },
  )

  await step('what comes is on the map and in the traffic without reloading', async () => {
    await page.locator('.line-live').waitFor()
    const [before, traffic] = [await number(), await page.locator('.newest-line').count()]
    const name = 'EXERCISE fire seen from the page'
    const began = Date.now()
    if (mock) mock.pushLine()
    else await submit(incident(name))
    await (mock ? page.locator('.map-table .report-new') : rows.filter({ hasText: name })).first().waitFor()
    console.log(`      on the map's table after ${Date.now() - began} ms`)
    assert.equal(await number(), before + 1)
    await page.waitForFunction(
      (n) => document.querySelectorAll('.newest-line').length > n || n >= 12,
      traffic,
    )
  })

  await step('a browser that cannot draw has the table, and is told so', async () => {
    const plain = await openPage(browser, node.url)
    await plain.context.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null
    })
    // The mock node knows one session.
    if (mock) await plain.page.goto(node.url)
    else await logIn(plain.page, node.url, node.login, node.password)
    await plain.page.locator('.map-frame').getByText('This browser cannot draw the map').waitFor()
    await plain.page.locator('.map-table tbody tr').first().waitFor()
    await plain.context.close()
  })
}

/** The map once nothing is drawn any more. */
async function still(page) {
  let last = Buffer.alloc(0)
  for (let tries = 0; tries < 20; tries += 1) {
    await page.waitForTimeout(800)
    const picture = await page.locator('.map').screenshot()
    if (picture.equals(last)) break
    last = picture
  }
  return last
}
