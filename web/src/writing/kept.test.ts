import { afterEach, expect, it } from 'vitest'
import type { Typed } from './draft'
import { forgetDraft, forgetOthersDrafts, keepDraft, keptDraft } from './kept'

const typed = { basis: 'EXERCISE' } as Typed
afterEach(() => sessionStorage.clear())

it('keeps a draft for its writer and place alone', () => {
  keepDraft('p-1', 'new', typed)
  expect(keptDraft('p-1', 'new')).toEqual(typed)
  expect(keptDraft('p-2', 'new')).toBeUndefined()
  expect(keptDraft('p-1', 'answer r-1')).toBeUndefined()
})

it('forgets what was sent, and what is others’', () => {
  keepDraft('p-1', 'new', typed)
  keepDraft('p-1', 'answer r-1', typed)
  forgetDraft('p-1', 'new')
  expect(keptDraft('p-1', 'new')).toBeUndefined()
  forgetOthersDrafts('p-1')
  expect(keptDraft('p-1', 'answer r-1')).toEqual(typed)
  forgetOthersDrafts('p-2')
  expect(sessionStorage).toHaveLength(0)
})
