// The minutes of the hand-overs of one committee: what the outgoing chair wrote, who signed, and the form to write one.
// A minute decides nothing: the chair passes by the calendar.

import { type FormEvent, useCallback, useState } from 'react'
import { Button, Form } from 'react-aria-components'
import { useRemote } from '../api/remote'
import { useClient, useMay, useWho } from '../api/session'
import type { Committee, Minute } from '../api/shapes'
import { useText, useWord } from '../language/language'
import { useAct } from '../parts/act'
import { Arriving } from '../parts/arriving'
import { Icon } from '../parts/icon'
import { Lines } from '../parts/lines'
import { MemberName } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { Submit } from '../parts/submit'
import { When } from '../parts/when'

export function Minutes({ agreement, committee }: { agreement: string; committee: Committee }) {
  const text = useText()
  const client = useClient()
  const may = useMay()
  const node = useWho().session?.node
  const minutes = useRemote(
    useCallback((signal: AbortSignal) => client.minutes(agreement, signal), [client, agreement]),
  )
  const writes = may('sign-agreements') && node !== undefined && committee.seats.includes(node)
  return (
    <section className="proofs">
      <h4>{text('minutes')}</h4>
      <Arriving of={minutes}>
        {(known) =>
          known.length === 0 ? (
            <p className="quiet">{text('minutes-none')}</p>
          ) : (
            <ul>
              {known.map((minute) => (
                <li key={minute.id}>
                  <MinuteItem agreement={agreement} minute={minute} changed={minutes.reload} />
                </li>
              ))}
            </ul>
          )
        }
      </Arriving>
      {writes && <WriteMinute agreement={agreement} items={committee.minute} changed={minutes.reload} />}
    </section>
  )
}

interface ItemProps {
  agreement: string
  minute: Minute
  changed: () => void
}

function MinuteItem({ agreement, minute, changed }: ItemProps) {
  const text = useText()
  const word = useWord()
  const client = useClient()
  const may = useMay()
  const node = useWho().session?.node
  const { busy, problem, run } = useAct()
  const signs = may('sign-agreements') && node === minute.incoming && !minute.signed_by.includes(node)
  const sign = async () => {
    if (await run(() => client.signMinute(agreement, minute.id))) changed()
  }
  return (
    <div className="minute">
      <p>
        {text('minute-of', { first: minute.first, last: minute.last })} <When at={minute.written} />
      </p>
      <ul className="signatures" aria-label={text('signatures')}>
        {[minute.outgoing, minute.incoming].map((chair) => {
          const signed = minute.signed_by.includes(chair)
          return (
            <li key={chair} className={signed ? 'cell cell-delivered' : 'cell cell-waiting'}>
              <Icon name={signed ? 'delivered' : 'waiting'} />
              <MemberName code={chair} />
              <span className="quiet">{text(signed ? 'signed' : 'not-signed')}</span>
            </li>
          )
        })}
      </ul>
      <dl>
        {minute.parts.map((part) => (
          <div key={part.item}>
            <dt>{word('minute', part.item)}</dt>
            {part.lines.length === 0 && <dd className="quiet">{text('none')}</dd>}
            {part.lines.map((line) => (
              <dd key={line} dir="auto">
                {line}
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {problem && <ProblemNote problem={problem} />}
      {signs && (
        <Button className="button button-main" isDisabled={busy} onPress={() => void sign()}>
          {text('minute-sign')}
        </Button>
      )}
    </div>
  )
}

interface WriteProps {
  agreement: string
  items: readonly string[]
  changed: () => void
}

function WriteMinute({ agreement, items, changed }: WriteProps) {
  const text = useText()
  const word = useWord()
  const client = useClient()
  const [written, setWritten] = useState<Record<string, string>>({})
  const act = useAct()
  const linesOf = (item: string) =>
    (written[item] ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  const write = async (event: FormEvent) => {
    event.preventDefault()
    const parts = items.map((item) => ({ item, lines: linesOf(item) }))
    if (!(await act.run(() => client.writeMinute(agreement, parts)))) return
    setWritten({})
    changed()
  }
  return (
    <details>
      <summary>{text('minute-write')}</summary>
      <Form className="stack" onSubmit={(event) => void write(event)}>
        <p className="quiet">{text('minute-write-help')}</p>
        {items.map((item) => (
          <Lines
            key={item}
            label={word('minute', item)}
            value={written[item] ?? ''}
            onChange={(lines) => setWritten((all) => ({ ...all, [item]: lines }))}
          />
        ))}
        <Submit act={act} words={text('minute-write-sign')} />
      </Form>
    </details>
  )
}
