import { describe, expect, it } from 'vitest'
import { joinBanners } from './labels'

const check = (banners: string[], expected: Partial<ReturnType<typeof joinBanners>>) =>
  expect(joinBanners(banners)).toMatchObject(expected)

describe('the label of a page', () => {
  it('is the highest level, whatever the order', () => {
    const low = 'RESTRICTED // REL TO ANY PARTY'
    const high = 'SECRET // REL TO ANY PARTY'
    check([low, high], { level: 'secret' })
    check([high, low], { level: 'secret' })
  })
  it('may go only to those whom everything may go to', () => {
    check(['SECRET // REL TO AMM, EBL', 'SECRET // REL TO EBL, CAI'], { relTo: ['EBL'] })
    check(['SECRET // REL TO AMM', 'SECRET // REL TO ANY PARTY'], { relTo: ['AMM'] })
    check(['SECRET // REL TO AMM', 'SECRET // REL TO CAI'], { relTo: [] })
    check(['SECRET // REL TO NOBODY', 'SECRET // REL TO CAI'], { relTo: [] })
  })
  it('keeps every caveat once', () => {
    check(['SECRET // REL TO AMM // NO-ONWARD', 'SECRET // REL TO AMM // NOT-FOR-COURT // NO-ONWARD'], {
      caveats: ['NO-ONWARD', 'NOT-FOR-COURT'],
    })
  })
  it('does not call the real an exercise', () => {
    check(['SECRET // REL TO AMM // EXERCISE', 'SECRET // REL TO AMM'], { exercise: 'some' })
    check(['SECRET // REL TO AMM // EXERCISE'], { exercise: 'all' })
    check(['SECRET // REL TO AMM'], { exercise: 'none' })
  })
  it('takes an unknown level for the highest', () => check(['COSMIC // REL TO AMM'], { level: 'secret' }))
  it('is nothing where nothing is labelled', () => check([], { level: undefined, exercise: 'none' }))
})
