// The banner over the page. It belongs to the frame: whatever shows labelled content reports it here, and the
// banner shows the label of all of it together.

import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useState } from 'react'
import { useText, useWord } from '../language/language'
import { bannerText, labelLine } from './banner-text'
import { useCarriedLabel } from './carried'
import { joinBanners, type PageLabel } from './labels'

type Report = (key: string, banners: readonly string[]) => void

const Reporting = createContext<Report>(() => {})
const Shown = createContext<ReadonlyMap<string, readonly string[]>>(new Map())

export function BannerProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<ReadonlyMap<string, readonly string[]>>(new Map())
  const report = useMemo<Report>(
    () => (key, banners) =>
      setShown((last) => {
        const next = new Map(last)
        if (banners.length === 0) next.delete(key)
        else next.set(key, banners)
        return next
      }),
    [],
  )
  return (
    <Reporting value={report}>
      <Shown value={shown}>{children}</Shown>
    </Reporting>
  )
}

/** Says which labels the calling component shows. */
export function useBanners(banners: readonly string[]) {
  const report = useContext(Reporting)
  const key = useId()
  const together = [...new Set(banners)].sort().join('\n')
  useEffect(() => {
    report(key, together === '' ? [] : together.split('\n'))
    return () => report(key, [])
  }, [report, key, together])
}

export function Banner({ exerciseNode }: { exerciseNode: boolean }) {
  const shown = useContext(Shown)
  const text = useText()
  const label = useMemo(() => joinBanners([...shown.values()].flat()), [shown])
  const word = useWord()
  useCarriedLabel(label.level === undefined ? undefined : labelLine(label, text, word))
  const exercise = label.level === undefined && exerciseNode ? 'all' : label.exercise
  return (
    <aside className={`banner banner-${label.level ?? 'none'}`} aria-label={text('banner')}>
      <ExerciseMark mark={exercise} />
      <strong className="banner-label">
        <Words label={label} />
      </strong>
      <ExerciseMark mark={exercise} echo />
    </aside>
  )
}

function Words({ label }: { label: PageLabel }) {
  return bannerText(label, useText(), useWord())
}

/** The mark stands at both ends for the eye, and is read out once. */
function ExerciseMark({ mark, echo = false }: { mark: PageLabel['exercise']; echo?: boolean }) {
  const text = useText()
  if (mark === 'none') return <span className="banner-mark" />
  return (
    <span className="banner-mark" aria-hidden={echo || undefined}>
      <span className="exercise">{text(mark === 'all' ? 'exercise' : 'exercise-some')}</span>
    </span>
  )
}
