// The desk: what nobody has in hand, with its clock and whose turn it is, and what members have not acknowledged in time.

import { useCallback, useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { useReloadWithTraffic } from '../api/live'
import { useRemote } from '../api/remote'
import { useClient, useMay, useWho } from '../api/session'
import type { Desk as DeskShape } from '../api/shapes'
import { placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { type Act, useAct } from '../parts/act'
import { MemberCode } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { When } from '../parts/when'
import { PrecedenceMark } from '../traffic/precedence'
import { DueClock, useNow } from './clock'
import { deskAt } from './due'

/** What becomes due while nothing arrives is seen within this time. */
const LOOK_MS = 30_000
/** So many are shown before somebody asks for all. */
const AT_FIRST = 5

type Waiting = DeskShape['waiting'][number]
type Late = DeskShape['late'][number]

export function Desk() {
  const text = useText()
  const client = useClient()
  const mayTakeUp = useMay()('take-up')
  const { value, problem, reload } = useRemote(
    useCallback((signal: AbortSignal) => client.desk(signal), [client]),
  )
  useReloadWithTraffic(reload)
  useLook(reload)
  const now = useNow()
  const act = useAct()
  const [all, setAll] = useState(false)
  const takeUp = async (reports: readonly string[]) => {
    if (await act.run(() => client.takeUp(reports))) reload()
  }
  if (problem && !value) return <ProblemNote problem={problem} />
  if (!value) return null
  const { waiting, late, desks, more } = value
  const routine = waiting.filter(({ report }) => report.precedence === 'routine')
  const shown = all ? waiting : waiting.slice(0, AT_FIRST)
  return (
    <section className="desk" aria-labelledby="desk-title">
      <h2 id="desk-title">
        {text('desk')} <span className="count">{waiting.length}</span>
      </h2>
      {act.problem && <ProblemNote problem={act.problem} />}
      {waiting.length === 0 && <p className="quiet">{text('desk-nothing')}</p>}
      {waiting.length > 0 && (
        <ul className="desk-list">
          {shown.map((one) => (
            <WaitingItem
              key={one.report.id}
              waiting={one}
              desks={desks}
              now={now}
              act={act}
              takeUp={mayTakeUp ? takeUp : undefined}
            />
          ))}
        </ul>
      )}
      <div className="buttons">
        {waiting.length > AT_FIRST && (
          <Button className="button" aria-expanded={all} onPress={() => setAll(!all)}>
            {all ? text('desk-fewer') : text('desk-all', { n: waiting.length })}
          </Button>
        )}
        {mayTakeUp && routine.length > 1 && (
          <Button
            className="button"
            isDisabled={act.busy}
            onPress={() => void takeUp(routine.map(({ report }) => report.id))}
          >
            {text('desk-take-up-routine', { n: routine.length })}
          </Button>
        )}
        {more && <span className="quiet">{text('desk-more')}</span>}
      </div>
      {late.length > 0 && (
        <>
          <h3>{text('desk-late')}</h3>
          <ul className="desk-list">
            {late.map((one) => (
              <LateItem key={`${one.member} ${one.sequence ?? 'behind'}`} late={one} now={now} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

interface ItemProps {
  waiting: Waiting
  desks: readonly string[]
  now: number
  act: Act
  takeUp: ((reports: readonly string[]) => Promise<void>) | undefined
}

function WaitingItem({ waiting, desks, now, act, takeUp }: ItemProps) {
  const text = useText()
  const word = useWord()
  const role = useWho().session?.role
  const { report, since, due } = waiting
  const called = deskAt(desks, since, due, now) ?? waiting.desk
  return (
    <li className={role === called ? 'desk-item desk-ours' : 'desk-item'}>
      <PrecedenceMark precedence={report.precedence} />
      <DueClock due={due} now={now} />
      <MemberCode code={report.originator} />
      <a href={placeOf('traffic', report.id)}>{word('report', report.kind)}</a>
      <When at={since} />
      <span className="quiet">{text('desk-called', { desk: word('role', called) })}</span>
      {takeUp && (
        <Button className="button" isDisabled={act.busy} onPress={() => void takeUp([report.id])}>
          {text('take-up')}
          <span className="hidden">
            {' '}
            {word('report', report.kind)} {report.originator}
          </span>
        </Button>
      )}
    </li>
  )
}

function LateItem({ late, now }: { late: Late; now: number }) {
  const text = useText()
  return (
    <li className="desk-item">
      <PrecedenceMark precedence={late.precedence} />
      <DueClock due={late.due} now={now} />
      <MemberCode code={late.member} />
      <span>
        {late.sequence === undefined ? text('desk-behind') : text('desk-delivery', { n: late.sequence })}
      </span>
      <When at={late.since} />
    </li>
  )
}

/** Asks the node again every now and then. */
function useLook(look: () => void) {
  useEffect(() => {
    const timer = setInterval(look, LOOK_MS)
    return () => clearInterval(timer)
  }, [look])
}
