import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Candidate, Screening } from '../api/shapes'
import { plain, show } from '../language/testing'
import { ScreeningAnswer } from './candidates'

const person = (subject: string, rest: Partial<Candidate> = {}): Candidate => ({
  subject,
  subjects: [subject],
  kind: 'person',
  caption: 'EXERCISE Karim',
  outcome: 'same-name',
  originators: ['BGD'],
  persons: ['wanted'],
  standing: 'wanted',
  allows: 'nothing',
  banner: 'CONFIDENTIAL // REL TO ANY PARTY // EXERCISE',
  name: { score: 1, matched: 'EXERCISE Karim', parts: [] },
  evidence: [],
  weight: 0,
  ...rest,
})
const screening = (candidates: Candidate[], rest: Partial<Screening> = {}): Screening => ({
  outcome: 'hit',
  named: candidates.length,
  cleared: 0,
  wanted: candidates.length,
  more: false,
  ask: [],
  position: 1,
  candidates,
  ...rest,
})
const answer = (found: Screening, language?: 'ar' | 'ckb') =>
  show(<ScreeningAnswer question={{ name: 'Karim' }} screening={found} />, language)
const firstLine = () => plain(screen.getByRole('heading', { level: 2 }).textContent)
const verdict = () => plain(document.querySelector('.verdict-word')?.textContent)

it('never calls a name alone a hit, even when the answer says so', () => {
  answer(screening([person('s-1', { outcome: 'hit' }), person('s-2')]))
  expect(verdict()).toBe('The name alone. This is no hit.')
  expect(screen.queryByText('Hits')).toBeNull()
  expect(screen.getByText('the date of birth, on a document')).toBeTruthy()
})

it('says first how many have the name, how many of them are cleared and wanted, and what to check', () => {
  const ask = ['mother', 'birth'].map((kind) => ({ kind, held: 6, remaining: 2.4 }))
  const seven = screening([person('s-1')], { named: 7, cleared: 2, wanted: 1, ask })
  const lines = (['en', 'ar', 'ckb'] as const).map((language) => {
    const { unmount } = answer(seven, language === 'en' ? undefined : language)
    const line = firstLine()
    unmount()
    return line
  })
  expect(lines).toEqual([
    "7 people have this name; 2 are cleared; 1 is wanted; check mother's name and birth year",
    '7 أشخاص يحملون هذا الاسم؛ اثنان مُبرَّآن؛ واحد مطلوب؛ تحقّق من اسم الأم وسنة الميلاد',
    '7 کەس ئەم ناوەیان هەیە؛ 2یان پاککراونەتەوە؛ یەکیان داواکراوە؛ ناوی دایک و ساڵی لەدایکبوون بپشکنە',
  ])
})

it('takes the form of the number in Arabic', () => {
  const line = (named: number) => {
    const { unmount } = answer(screening([person('s-1')], { named, wanted: 0 }), 'ar')
    const found = firstLine().split('؛')[0]
    unmount()
    return found
  }
  expect([1, 2, 3, 11, 100].map(line)).toEqual([
    'شخص واحد يحمل هذا الاسم',
    'شخصان يحملان هذا الاسم',
    '3 أشخاص يحملون هذا الاسم',
    '11 شخصاً يحملون هذا الاسم',
    '100 شخص يحملون هذا الاسم',
  ])
})

const agrees = {
  kind: 'birth',
  outcome: 'agrees',
  found: ['1971'],
  detail: '',
  finding: 'same-year',
  weight: 4.9,
} as const
const agreeing = { ...agrees, found: ['1971'] }

it('puts hits before those who only share the name, and says what a hit permits', () => {
  const hit = person('s-1', { outcome: 'hit', allows: 'identify-and-call', evidence: [agreeing] })
  answer(screening([person('s-2'), hit]))
  expect(verdict()).toMatch(/^Hit/)
  const sections = screen.getAllByRole('heading', { level: 3 }).map((one) => plain(one.textContent))
  expect(sections).toEqual(['Hits 1', 'Only the same name 1'])
  const allowed = plain(document.querySelector('.allows')?.textContent)
  expect(allowed).toBe('Allowed: identify him, and call the originator (BGD). No more.')
})

it('lets a man go who was cleared', () => {
  answer(screening([person('s-1', { outcome: 'hit', standing: 'cleared', evidence: [agreeing] })]))
  expect(verdict()).toBe('Cleared: let him go')
  expect(screen.getByText(/this is not the man who is looked for\. Let him go\./)).toBeTruthy()
  expect(document.querySelector('.allows')).toBeNull()
})

it('says openly that a namesake was cleared', () => {
  answer(screening([person('s-1', { standing: 'cleared' })]))
  expect(
    screen.getByText('Somebody of this name is cleared: find out whether the man before you is he'),
  ).toBeTruthy()
})
