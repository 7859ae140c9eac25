// The answer of a screening: first what it means, then what to check, then the people, hits before collisions.

import { useEffect, useMemo, useRef } from 'react'
import type { Candidate, Evidence, Screening, ScreeningQuestion } from '../api/shapes'
import { useBanners } from '../frame/banner'
import { placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { Icon, type IconName } from '../parts/icon'
import { BannerChip } from '../parts/label'
import { Originators } from '../parts/member'
import { NameWhy } from '../parts/name-why'
import { Score } from '../people/page'
import { type Answer, answerOf, isHit } from './answer'
import { ChecksInWords, ShieldLine } from './shield'

interface Props {
  question: ScreeningQuestion
  screening: Screening
}

export function ScreeningAnswer({ question, screening }: Props) {
  const text = useText()
  const word = useWord()
  const verdict = useRef<HTMLHeadingElement>(null)
  const answer = useMemo(() => answerOf(screening, question), [screening, question])
  useBanners(screening.candidates.map((candidate) => candidate.banner))
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is brought to the reader
  useEffect(() => verdict.current?.focus(), [screening])
  return (
    <>
      <div className={`verdict verdict-${answer.outcome}`}>
        <h2 ref={verdict} tabIndex={-1}>
          <ShieldLine screening={screening} toCheck={answer.toCheck} />
        </h2>
        <p className="verdict-word">{text(`verdict-${answer.outcome}`, { n: headed(answer) })}</p>
        <p>
          {text(`verdict-${answer.outcome}-means`, {
            same: answer.sameName.length,
            // What the node takes where none is asked for.
            purpose: word('purpose', question.purpose ?? 'investigation'),
          })}
        </p>
        <ChecksInWords screening={screening} toCheck={answer.toCheck} />
        {screening.position !== undefined && (
          <p className="quiet">{text('screening-position', { position: screening.position })}</p>
        )}
      </div>
      <People title={text('candidates-hit')} candidates={answer.hits} question={question} />
      <People title={text('candidates-cleared')} candidates={answer.cleared} question={question} />
      <People title={text('candidates-other-name')} candidates={answer.otherName} question={question} />
      <People title={text('candidates-same-name')} candidates={answer.sameName} question={question} />
      <People title={text('candidates-excluded')} candidates={answer.excluded} question={question} />
    </>
  )
}

/** How many people the verdict speaks of. */
const headed = ({ outcome, hits, cleared, otherName, sameName }: Answer) =>
  ({ hit: hits, cleared, 'other-name': otherName, 'same-name': sameName, 'no-hit': [] })[outcome].length

interface PeopleProps {
  title: string
  candidates: Candidate[]
  question: ScreeningQuestion
}

function People({ title, candidates, question }: PeopleProps) {
  if (candidates.length === 0) return null
  return (
    <section className="candidates">
      <h3>
        {title} <span className="count">{candidates.length}</span>
      </h3>
      <ul>
        {candidates.map((candidate) => (
          <li key={candidate.subject}>
            <Person candidate={candidate} question={question} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Person({ candidate, question }: { candidate: Candidate; question: ScreeningQuestion }) {
  const text = useText()
  const word = useWord()
  return (
    <article className="candidate">
      <div className="candidate-head">
        <h4>
          <a href={placeOf('people', candidate.subject)}>
            <bdi>{candidate.caption}</bdi>
          </a>
        </h4>
        {candidate.name && <Score score={candidate.name.score} />}
      </div>
      <Allowed candidate={candidate} />
      <p className="facts">
        <span>{word('kind', candidate.kind)}</span>
        {candidate.persons.map((person) => (
          <span key={person} className={`person person-${person}`}>
            {word('person', person)}
          </span>
        ))}
        <Originators codes={candidate.originators} />
        <BannerChip banner={candidate.banner} />
      </p>
      <table className="evidence">
        <caption className="hidden">{text('evidence')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('evidence-what')}</th>
            <th scope="col">{text('evidence-asked')}</th>
            <th scope="col">{text('evidence-found')}</th>
            <th scope="col">{text('evidence-outcome')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{text('name')}</th>
            <td>
              <bdi>{question.name}</bdi>
            </td>
            <td>{candidate.name ? <bdi>{candidate.name.matched}</bdi> : <NotKnown />}</td>
            <td>{candidate.name && text('alike', { percent: Math.round(candidate.name.score * 100) })}</td>
          </tr>
          {candidate.evidence.map((evidence) => (
            <EvidenceRow key={evidence.kind} evidence={evidence} question={question} />
          ))}
        </tbody>
      </table>
      {candidate.name && <NameWhy matched={candidate.name.matched} parts={candidate.name.parts} />}
    </article>
  )
}

/** What may be done with this man. A hit is no arrest, and a cleared man is let go. */
function Allowed({ candidate }: { candidate: Candidate }) {
  const text = useText()
  if (candidate.standing === 'cleared') {
    return (
      <p className="cleared">
        <Icon name="delivered" />
        {text(isHit(candidate) ? 'cleared-go' : 'cleared')}
      </p>
    )
  }
  if (!isHit(candidate)) return null
  return (
    <p className="allows">
      <Icon name="warning" />
      {text('allows-call', { members: candidate.originators.join(', ') })}
    </p>
  )
}

const SIGNS: Record<Evidence['outcome'], IconName> = {
  agrees: 'delivered',
  near: 'warning',
  disagrees: 'refused',
  unknown: 'waiting',
}

function NotKnown() {
  return <span className="quiet">{useText()('not-known')}</span>
}

function EvidenceRow({ evidence, question }: { evidence: Evidence; question: ScreeningQuestion }) {
  const text = useText()
  const word = useWord()
  const { kind, outcome, found, finding } = evidence
  const asked = question[kind]
  // The number of a paper is not told; that it agrees says what it is.
  const known = found.length > 0 ? found.join(', ') : outcome === 'agrees' ? asked : undefined
  // What the dates have in common says more than a word for all that is near.
  const detail = kind === 'birth' ? word('finding', finding) : word('evidence-detail', `${kind}-${outcome}`)
  return (
    <tr>
      <th scope="row">{word('evidence', kind)}</th>
      <td>{asked ? <bdi>{asked}</bdi> : <span className="quiet">{text('not-asked')}</span>}</td>
      <td>{known ? <bdi>{known}</bdi> : <NotKnown />}</td>
      <td>
        <span className={`outcome outcome-${outcome}`}>
          <Icon name={SIGNS[outcome]} />
          {word('outcome', outcome)}
        </span>
        {outcome !== 'unknown' || kind === 'document' ? <p className="quiet">{detail}</p> : null}
      </td>
    </tr>
  )
}
