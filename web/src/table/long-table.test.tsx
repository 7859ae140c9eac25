import { fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { plain, show } from '../language/testing'
import { type LongColumn, LongTable } from './long-table'

interface Row {
  who: string
  n: number
}
const COLUMNS: LongColumn<Row>[] = [
  { id: 'who', name: 'Who', width: '50%', by: ({ who }) => who, cell: ({ who }) => who, isRowHeader: true },
  { id: 'n', name: 'N', width: '50%', by: ({ n }) => n, cell: ({ n }) => n, isNumber: true },
]
const ROWS = Array.from({ length: 100_000 }, (_, n) => ({ who: `desk ${n % 7}`, n }))

const drawn = () =>
  [...document.querySelectorAll('.long-row')].map((row) => [
    Number(row.getAttribute('aria-rowindex')),
    row.querySelector('td')?.textContent,
  ])

it('draws what is in sight of a hundred thousand rows, and says of how many', () => {
  const { container } = show(<LongTable caption="Desks" columns={COLUMNS} rows={ROWS} />)
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('100001')
  expect(drawn().length).toBeLessThan(100)
  expect(drawn()[0]).toEqual([2, '0'])
  const scrolled = container.querySelector('.long-scroll')
  if (!scrolled) throw new Error('expected something to scroll')
  scrolled.scrollTop = 36 * 50_000
  fireEvent.scroll(scrolled)
  const [first = [0]] = drawn()
  expect(Number(first[0])).toBeGreaterThan(49_900)
  expect(drawn().map(([index]) => index)).toContain(50_010)
  expect(drawn().length).toBeLessThan(100)
})

it('sorts by the column that is pressed, the other way when it is pressed again, and from the beginning', async () => {
  const { container } = show(<LongTable caption="Desks" columns={COLUMNS} rows={ROWS} />)
  const user = userEvent.setup()
  const scrolled = container.querySelector('.long-scroll')
  if (scrolled) scrolled.scrollTop = 36 * 50_000
  await user.click(screen.getByRole('button', { name: 'N' }))
  await user.click(screen.getByRole('button', { name: 'N' }))
  expect(screen.getByRole('columnheader', { name: 'N' }).getAttribute('aria-sort')).toBe('descending')
  expect(drawn()[0]).toEqual([2, '99999'])
  expect(scrolled?.scrollTop).toBe(0)
})

it('finds what is typed and says how many', async () => {
  show(<LongTable caption="Desks" columns={COLUMNS} rows={ROWS} />)
  await userEvent.setup().type(screen.getByLabelText('Find in the table'), 'Desk 99999')
  expect(plain(screen.getByRole('status').textContent)).toBe('1 of 100,000 rows')
  expect(drawn()).toEqual([[2, '99999']])
})

it('fills what is in sight again when more is found', async () => {
  const height = vi.spyOn(Element.prototype, 'clientHeight', 'get')
  height.mockImplementation(() => drawn().length * 36)
  show(<LongTable caption="Desks" columns={COLUMNS} rows={ROWS} />)
  const user = userEvent.setup()
  const find = screen.getByLabelText('Find in the table')
  await user.type(find, '99999')
  expect(drawn()).toHaveLength(1)
  await user.clear(find)
  expect(drawn().length).toBeGreaterThan(20)
  height.mockRestore()
})

it('asks nothing of whoever can see all of it', () => {
  show(<LongTable caption="Desks" columns={COLUMNS} rows={ROWS.slice(0, 3)} />)
  expect(screen.queryByLabelText('Find in the table')).toBeNull()
  expect(drawn()).toHaveLength(3)
})
