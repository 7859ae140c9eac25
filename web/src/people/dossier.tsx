// Somebody: how he must be met first, then his names, everything that is said of him with what contradicts marked, all of
// it in the order of time, where he was seen, whom he is linked with, and what was decided about him.

import { useCallback, useEffect, useRef } from 'react'
import { useRemote } from '../api/remote'
import { useClient, useMay } from '../api/session'
import type { Identity } from '../api/shapes'
import { useBanners } from '../frame/banner'
import { placeOf } from '../frame/route'
import { useText } from '../language/language'
import { Links } from '../links/links'
import { Export } from '../parts/export'
import { Originators } from '../parts/member'
import { PurposeChoice, usePurpose } from '../parts/purpose'
import { ReadRoom } from '../parts/read-room'
import { shortId } from '../parts/short-id'
import { Decisions } from '../resolve/decisions'
import { Timeline } from '../timeline/timeline'
import { Names } from './names'
import { Reach } from './reach'
import { Said } from './said'
import { Sightings } from './sightings'
import { StandingBox } from './standing'
import { SubjectSheet } from './subject'

export function DossierPage({ subject }: { subject: string }) {
  const text = useText()
  const client = useClient()
  const { purpose } = usePurpose()
  const remote = useRemote(
    useCallback(
      (signal: AbortSignal) => client.identity(subject, purpose, signal),
      [client, subject, purpose],
    ),
  )
  return (
    <ReadRoom remote={remote} back={{ to: placeOf('people'), called: text('room-people') }}>
      {(value) =>
        // A car or a place is nobody: there is nothing to decide about it and no way to meet it.
        value.kind === 'person' ? (
          <Dossier identity={value} reload={remote.reload} />
        ) : (
          <SubjectSheet subject={value} />
        )
      }
    </ReadRoom>
  )
}

interface Props {
  identity: Identity
  /** Something was decided or undone here. */
  reload: () => void
}

export function Dossier({ identity, reload }: Props) {
  const text = useText()
  const title = useRef<HTMLHeadingElement>(null)
  useBanners([identity.banner])
  useEffect(() => title.current?.focus(), [])
  const may = useMay()
  const said = identity.properties.flatMap((one) => one.statements)
  const isCleared =
    identity.standing === 'cleared' || identity.first.some((one) => one.property === 'clearance')
  return (
    <>
      <header className="room-head">
        <div>
          <h1 ref={title} tabIndex={-1}>
            <bdi>{identity.caption}</bdi>
          </h1>
          <p className="facts">
            <code>{shortId(identity.id)}</code>
            <span>{text('n-statements', { n: said.length + identity.first.length })}</span>
            <Originators codes={identity.originators} />
          </p>
        </div>
        <div className="room-acts">
          <PurposeChoice />
          <Export table={`identities/${identity.id}`} />
        </div>
      </header>
      <StandingBox standing={identity.standing} first={identity.first} said={said} />
      {may('read-traffic') && isCleared && <Reach subject={identity.id} />}
      <Names properties={identity.properties} />
      <Said properties={identity.properties} />
      <Timeline identity={identity} />
      <Sightings sightings={identity.sightings} />
      <Links identity={identity} />
      <SubjectsOfHim identity={identity} />
      <Decisions decisions={identity.decisions} changed={reload} />
      <p className="quiet">{text('read-recorded')}</p>
    </>
  )
}

/** The subjects that are this one man by the decisions that the reader may see. */
function SubjectsOfHim({ identity: { subjects, cut } }: { identity: Identity }) {
  const text = useText()
  if (subjects.length < 2) return null
  return (
    <section aria-labelledby="subjects-title">
      <h2 id="subjects-title">{text('subjects-of-him', { n: subjects.length })}</h2>
      <ul className="sheet-list">
        {subjects.map((subject) => (
          <li key={subject.id} className="facts">
            <bdi>{subject.caption}</bdi>
            <code>{shortId(subject.id)}</code>
            <span>{text('n-statements', { n: subject.statements })}</span>
            <Originators codes={subject.originators} />
          </li>
        ))}
      </ul>
      {cut && <p className="quiet">{text('subjects-cut')}</p>}
    </section>
  )
}
