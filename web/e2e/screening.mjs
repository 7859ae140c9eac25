// Screening by the zone that a paper has for machines, and of a file of names.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'

/** EXERCISE: the paper of somebody in fixtures/reports, as a reader types it. */
const PAPER = ['P<UTOHAMID<<SALIM<KARIM<<<<<<<<<<<<<<<<<<<<<', 'EX12345675UTO8103055M3001019<<<<<<<<<<<<<<<0']
const NAMES = `name,birth,mother
Salim Karim Hamid,1981-03-05,
Xavierios Quillfeather,,
Salim Karim Hamid,yesterday,
`

export async function screenings({ step, page, accessible, room }) {
  const way = (name) => page.getByRole('radio', { name })

  await step('a passport that a reader types is asked about at once', async () => {
    await room('screening')
    await way('By passport or card').click()
    const zone = page.getByLabel('Machine-readable zone')
    assert.equal(await zone.evaluate((field) => field === document.activeElement), true)
    for (const line of PAPER) {
      await page.keyboard.type(line)
      await page.keyboard.press('Enter')
    }
    await page.locator('.verdict-hit').waitFor()
    const paper = (await page.locator('.paper').textContent()).replace(/[\u2066-\u2069]/g, '')
    assert.match(paper, /TD3 UTO EX1234567 SALIM KARIM HAMID holds until 2030-01-01/)
    await accessible('zone')
  })

  await step('a wrong check digit is named', async () => {
    await page.getByRole('button', { name: 'Next person' }).click()
    const wrong = [PAPER[0], PAPER[1].replace('8103055', '8103054')]
    await page.getByLabel('Machine-readable zone').fill(wrong.join('\n'))
    await page.getByRole('button', { name: 'Screen', exact: true }).click()
    const said = page.locator('.problem')
    await said.getByText('line 2, character 20: expected 5 as the check digit of the date of birth').waitFor()
    assert.ok(!(await said.textContent()).includes('HAMID'))
    await accessible('zone, refused')
  })

  await step('a file of names is screened line by line, and saved with its label', async () => {
    await way('A list').click()
    const file = { name: 'names.csv', mimeType: 'text/csv', buffer: Buffer.from(NAMES) }
    await page.getByLabel('File of names').setInputFiles(file)
    await page.getByText(/0\W* of \W*3\W* screened/).waitFor()
    await page.getByRole('button', { name: 'Screen', exact: true }).click()
    await page.getByText(/3\W* of \W*3\W* screened/).waitFor()
    const lines = page.locator('.screening tbody tr')
    assert.match(await lines.nth(0).textContent(), /Hit/)
    assert.match(await lines.nth(1).textContent(), /No hit/)
    assert.match(await lines.nth(2).textContent(), /expected a date/)
    await lines.nth(0).getByRole('button').click()
    await page.locator('.verdict-hit').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the answers' }).click(),
    ])
    const [label, , first] = readFileSync(await download.path(), 'utf8').split('\r\n')
    assert.match(label, /(RESTRICTED|CONFIDENTIAL|SECRET).*EXERCISE/)
    assert.match(first, /^"Salim Karim Hamid","hit",/)
    await accessible('list of names')
    await way('By name').click()
  })
}
