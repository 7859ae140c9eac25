// The label of everything on the page together, for the banner of the frame. Pure.
// It works on banners as the node writes them: `CONFIDENTIAL // REL TO AMM, EBL // NO-ONWARD // EXERCISE`.

export const LEVELS = ['unclassified', 'restricted', 'confidential', 'secret'] as const
export type Level = (typeof LEVELS)[number]

/** Whether what is shown is of an exercise: all of it, some of it, or nothing. */
export type ExerciseMark = 'all' | 'some' | 'none'

export interface PageLabel {
  /** Nothing when the page shows nothing labelled. */
  level: Level | undefined
  /** Whom all of it may go to; nothing when any party may have it. */
  relTo: string[] | 'any-party'
  caveats: string[]
  exercise: ExerciseMark
}

export interface Banner {
  level: Level
  relTo: string[] | 'any-party'
  caveats: string[]
  exercise: boolean
}

const REL = 'REL TO '

/** Reads a banner. A level that is not known counts as the highest: better too careful than too open. */
export function readBanner(text: string): Banner {
  const parts = text.split('//').map((part) => part.trim())
  const level = LEVELS.find((known) => known === parts[0]?.toLowerCase()) ?? 'secret'
  const rel = parts.find((part) => part.startsWith(REL))?.slice(REL.length)
  const caveats = parts.slice(1).filter((part) => part !== '' && !part.startsWith(REL))
  return {
    level,
    relTo: rel === 'ANY PARTY' ? 'any-party' : members(rel),
    caveats: caveats.filter((caveat) => caveat !== 'EXERCISE'),
    exercise: caveats.includes('EXERCISE'),
  }
}

const members = (rel: string | undefined) =>
  rel === undefined || rel === 'NOBODY' ? [] : rel.split(',').map((code) => code.trim())

/** The least label that restricts at least as much as every one of them. */
export function joinBanners(texts: Iterable<string>): PageLabel {
  const banners = [...texts].map(readBanner)
  const marked = banners.filter((banner) => banner.exercise).length
  return {
    level: LEVELS.findLast((level) => banners.some((banner) => banner.level === level)),
    relTo: banners.map((banner) => banner.relTo).reduce(meet, 'any-party'),
    caveats: [...new Set(banners.flatMap((banner) => banner.caveats))].sort(),
    exercise: marked === 0 ? 'none' : marked === banners.length ? 'all' : 'some',
  }
}

function meet(a: string[] | 'any-party', b: string[] | 'any-party') {
  if (a === 'any-party') return b
  if (b === 'any-party') return a
  return a.filter((member) => b.includes(member))
}
