import { expect, it } from 'vitest'
import { News } from './news'
import type { Line } from './shapes'

const lines = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({ position: from + n }) as Line)
const places = (found: readonly Line[] | undefined) => found?.map(({ position }) => position)

it('says what came since somebody looked', () => {
  const news = new News()
  news.add(lines(0, 3))
  expect(places(news.since(1))).toEqual([1, 2])
  expect(places(news.since(3))).toEqual([])
  news.add(lines(3, 1))
  expect(places(news.since(3))).toEqual([3])
})

it('keeps few however many come, and says when something is missing', () => {
  const news = new News()
  for (let at = 0; at < 100_000; at += 10) news.add(lines(at, 10))
  expect(news.count).toBe(100_000)
  expect(news.since(0)).toBeUndefined()
  expect(news.since(100_000 - 2_000)).toBeUndefined()
  expect(places(news.since(99_998))).toEqual([99_998, 99_999])
  news.add(lines(100_000, 5_000))
  expect(news.since(100_000)).toBeUndefined()
  expect(places(news.since(104_999))).toEqual([104_999])
})
