import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { plain, show } from '../language/testing'
import { manOf, statementOf } from '../people/testing'
import { datedOf } from './dated'
import { TimelineOf } from './timeline'

const births = {
  property: 'birthDate',
  conflict: true,
  statements: [
    statementOf('birthDate', '1971-03-05'),
    statementOf('birthDate', '1973', { originator: 'EBL' }),
  ],
}
const all = datedOf(manOf({ properties: [births] }), new Map(), new Date('2026-11-22'))

it('goes through the marks of a line by arrow keys, and says below what is chosen', async () => {
  show(<TimelineOf all={all} />)
  const user = userEvent.setup()
  await user.tab()
  expect(plain(document.activeElement?.querySelector('.hidden')?.textContent)).toBe(
    '1971-03-05: Date of birth BGD; they contradict',
  )
  await user.keyboard('{ArrowRight}{Enter}')
  const status = screen.getByRole('status')
  expect(plain(status.textContent)).toMatch(/^1973Date of birth.*they contradict.*EBL/)
  await user.keyboard('{Enter}')
  expect(status.textContent).toBe('')
})

it('is a list as well, with everything that is drawn', () => {
  const { container } = show(<TimelineOf all={all} />)
  const listed = [...container.querySelectorAll('.timeline-list .dated-when')].map((one) =>
    plain(one.textContent),
  )
  expect(listed.slice(0, 2)).toEqual(['1971-03-05', '1973'])
  expect(listed).toHaveLength(all.length)
})

it('says nothing where there is nothing to put into an order', () => {
  const { container } = show(<TimelineOf all={all.slice(0, 1)} />)
  expect(container.textContent).toBe('')
})
