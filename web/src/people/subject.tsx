// A subject that is nobody, such as a car or a place: its statements by property, as far as they are released to the
// reader for his purpose, and what it is linked with.

import { useEffect, useRef } from 'react'
import type { Identity } from '../api/shapes'
import { useBanners } from '../frame/banner'
import { useText, useWord } from '../language/language'
import { Links } from '../links/links'
import { Originators } from '../parts/member'
import { PurposeChoice } from '../parts/purpose'
import { shortId } from '../parts/short-id'
import { Timeline } from '../timeline/timeline'
import { StatementList } from './statements'

export function SubjectSheet({ subject }: { subject: Identity }) {
  const text = useText()
  const word = useWord()
  const title = useRef<HTMLHeadingElement>(null)
  const statements = [...subject.first, ...subject.properties.flatMap((one) => one.statements)]
  const reports = new Set(statements.flatMap((statement) => statement.report ?? []))
  useBanners([subject.banner])
  useEffect(() => title.current?.focus(), [])
  return (
    <>
      <header className="room-head">
        <div>
          <h1 ref={title} tabIndex={-1}>
            <bdi>{subject.caption}</bdi>
          </h1>
          <p className="facts">
            <span>{word('kind', subject.kind)}</span>
            <code>{shortId(subject.id)}</code>
            <span>{text('n-statements', { n: statements.length })}</span>
            {reports.size > 0 && <span>{text('n-reports', { n: reports.size })}</span>}
            <Originators codes={subject.originators} />
          </p>
        </div>
        <PurposeChoice />
      </header>
      <StatementList statements={statements} />
      <Timeline identity={subject} />
      <Links identity={subject} />
      <p className="quiet">{text('read-recorded')}</p>
    </>
  )
}
