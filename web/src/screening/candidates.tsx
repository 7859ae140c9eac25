// The answer of a screening: first what it means, then what to check, then the people, hits before collisions.

import { useEffect, useMemo, useRef } from 'react'
import type { Candidate, Evidence, Screening, ScreeningQuestion } from '../api/shapes'
import { useBanners } from '../frame/banner'
import { placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { Icon, type IconName } from '../parts/icon'
import { Originators } from '../parts/member'
import { NameWhy } from '../parts/name-why'
import { Score } from '../people/page'
import { type Answer, answerOf } from './answer'

interface Props {
  question: ScreeningQuestion
  screening: Screening
}

export function ScreeningAnswer({ question, screening }: Props) {
  const text = useText()
  const verdict = useRef<HTMLHeadingElement>(null)
  const answer = useMemo(() => answerOf(screening, question), [screening, question])
  useBanners(screening.candidates.map((candidate) => candidate.banner))
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is brought to the reader
  useEffect(() => verdict.current?.focus(), [screening])
  return (
    <>
      <div className={`verdict verdict-${answer.outcome}`}>
        <h2 ref={verdict} tabIndex={-1}>
          {text(`verdict-${answer.outcome}`, { n: answer.hits.length || answer.sameName.length })}
        </h2>
        <p>{text(`verdict-${answer.outcome}-means`, { same: answer.sameName.length })}</p>
        <ToCheck answer={answer} />
        <p className="quiet">{text('screening-position', { position: screening.position })}</p>
      </div>
      <People title={text('candidates-hit')} candidates={answer.hits} question={question} />
      <People title={text('candidates-same-name')} candidates={answer.sameName} question={question} />
      <People title={text('candidates-excluded')} candidates={answer.excluded} question={question} />
    </>
  )
}

function ToCheck({ answer }: { answer: Answer }) {
  const text = useText()
  const word = useWord()
  if (answer.toCheck.length === 0) return null
  return (
    <>
      <p className="check-title">{text('to-check')}</p>
      <ul className="check">
        {answer.toCheck.map((one) => (
          <li key={one}>{word('check', one)}</li>
        ))}
      </ul>
    </>
  )
}

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
        <Score score={candidate.name.score} />
      </div>
      {candidate.cleared && (
        <p className="cleared">
          <Icon name="delivered" />
          {text('cleared')}
        </p>
      )}
      <p className="facts">
        <span>{word('kind', candidate.kind)}</span>
        {candidate.persons.map((person) => (
          <span key={person} className={`person person-${person}`}>
            {word('person', person)}
          </span>
        ))}
        <Originators codes={candidate.originators} />
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
            <td>
              <bdi>{candidate.name.matched}</bdi>
            </td>
            <td>{text('alike', { percent: Math.round(candidate.name.score * 100) })}</td>
          </tr>
          {candidate.evidence.map((evidence) => (
            <EvidenceRow key={evidence.kind} evidence={evidence} question={question} />
          ))}
        </tbody>
      </table>
      <NameWhy matched={candidate.name.matched} parts={candidate.name.parts} />
    </article>
  )
}

const SIGNS: Record<Evidence['outcome'], IconName> = {
  agrees: 'delivered',
  near: 'warning',
  disagrees: 'refused',
  unknown: 'waiting',
}

function EvidenceRow({ evidence, question }: { evidence: Evidence; question: ScreeningQuestion }) {
  const text = useText()
  const word = useWord()
  const asked = evidence.kind === 'birth' ? question.birth : question.document
  return (
    <tr>
      <th scope="row">{word('evidence', evidence.kind)}</th>
      <td>{asked ? <bdi>{asked}</bdi> : <span className="quiet">{text('not-asked')}</span>}</td>
      <td>
        {evidence.found.length > 0 ? (
          <bdi>{evidence.found.join(', ')}</bdi>
        ) : (
          <span className="quiet">{text('not-known')}</span>
        )}
      </td>
      <td>
        <span className={`outcome outcome-${evidence.outcome}`}>
          <Icon name={SIGNS[evidence.outcome]} />
          {word('outcome', evidence.outcome)}
        </span>
      </td>
    </tr>
  )
}
