import { expect, it } from 'vitest'
import { calledIn } from './layers'

it('calls a boundary in the language of the reader, or else in one that there is', () => {
  expect(calledIn({ en: 'Anbar', ar: 'الأنبار' }, 'ar')).toBe('الأنبار')
  expect(calledIn({ en: 'Anbar', ar: 'الأنبار' }, 'ckb')).toBe('Anbar')
  expect(calledIn({ ar: 'الأنبار' }, 'ckb')).toBe('الأنبار')
  expect(calledIn({}, 'en')).toBeUndefined()
})
