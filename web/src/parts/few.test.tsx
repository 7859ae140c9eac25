import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { plain, show } from '../language/testing'
import { Few } from './few'

it('draws the first of many, and the next when they are asked for', async () => {
  const all = Array.from({ length: 250 }, (_, n) => n)
  show(<Few all={all}>{(shown) => <p data-testid="shown">{shown.length}</p>}</Few>)
  const user = userEvent.setup()
  for (const [left, after] of [
    ['Show 150 more', '200'],
    ['Show 50 more', '250'],
  ]) {
    const button = screen.getByRole('button')
    expect(plain(button.textContent)).toBe(left)
    await user.click(button)
    expect(screen.getByTestId('shown').textContent).toBe(after)
  }
  expect(screen.queryByRole('button')).toBeNull()
})
