// A subject that is nobody, such as a car or a place: its statements by property, as far as they are released to the
// reader for his purpose.

import { useCallback, useEffect, useRef } from 'react'
import { useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { Subject } from '../api/shapes'
import { useBanners } from '../frame/banner'
import { useText, useWord } from '../language/language'
import { Loading } from '../parts/loading'
import { Originators } from '../parts/member'
import { NothingForPurpose } from '../parts/nothing'
import { ProblemNote } from '../parts/problem'
import { PurposeChoice, usePurpose } from '../parts/purpose'
import { shortId } from '../parts/short-id'
import { StatementList } from './statements'

export function SubjectPage({ subject }: { subject: string }) {
  const client = useClient()
  const { purpose } = usePurpose()
  const { value, problem, loading, reload } = useRemote(
    useCallback(
      (signal: AbortSignal) => client.subject(subject, purpose, signal),
      [client, subject, purpose],
    ),
  )
  if (problem?.kind === 'not-found') return <NothingForPurpose />
  return (
    <>
      {problem && <ProblemNote problem={problem} retry={reload} />}
      {loading && <Loading />}
      {value && <Sheet subject={value} />}
    </>
  )
}

function Sheet({ subject }: { subject: Subject }) {
  const text = useText()
  const word = useWord()
  const title = useRef<HTMLHeadingElement>(null)
  useBanners([subject.banner, ...subject.statements.map((statement) => statement.banner)])
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
            <span>{text('n-statements', { n: subject.statements.length })}</span>
            <span>{text('n-reports', { n: subject.reports.length })}</span>
            <Originators codes={subject.originators} />
          </p>
        </div>
        <PurposeChoice />
      </header>
      <StatementList statements={subject.statements} />
      <p className="quiet">{text('read-recorded')}</p>
    </>
  )
}
