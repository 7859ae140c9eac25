// A draft is signed here. Where a standing property of this member would not hold, the node refuses it and says what
// would reach whom; then it takes a reason and a second officer.

import { type FormEvent, useState } from 'react'
import { Button, Form } from 'react-aria-components'
import { useClient } from '../api/session'
import { useText } from '../language/language'
import { useAct } from '../parts/act'
import { Entry } from '../parts/entry'
import { Lines } from '../parts/lines'
import { ProblemNote } from '../parts/problem'

/** What the node answers where a property stands against a signature: a fault for each property. */
const REFUSED = 'unacceptable'

export function DraftPanel({ changed }: { changed: () => void }) {
  const text = useText()
  const client = useClient()
  const [draft, setDraft] = useState('')
  const [reason, setReason] = useState('')
  const [said, setSaid] = useState('')
  const { busy, problem, run, clear } = useAct()
  const broken = problem?.kind === REFUSED && (problem.body.faults?.length ?? 0) > 0

  const edit = (next: string) => {
    setDraft(next)
    setSaid('')
    clear()
  }
  const send = async (work: () => Promise<unknown>, words: string) => {
    if (!(await run(work))) return
    setDraft('')
    setReason('')
    setSaid(words)
    changed()
  }
  const sign = (event: FormEvent) => {
    event.preventDefault()
    void send(() => client.sign(draft), text('draft-signed'))
  }
  const ask = (event: FormEvent) => {
    event.preventDefault()
    void send(() => client.askSecond(draft, reason.trim()), text('draft-asked'))
  }
  return (
    <section aria-labelledby="draft-title">
      <h2 id="draft-title">{text('draft')}</h2>
      <div className="panel stack draft">
        <Form className="stack" onSubmit={sign}>
          <Lines
            label={text('draft-text')}
            help={text('draft-help')}
            value={draft}
            onChange={edit}
            rows={6}
            code
            isRequired
          />
          <div className="buttons">
            <Button className="button button-main" type="submit" isDisabled={busy || draft.trim() === ''}>
              {text('draft-sign')}
            </Button>
          </div>
        </Form>
        {problem && <ProblemNote problem={problem} />}
        {broken && (
          <Form className="stack" onSubmit={ask}>
            <Entry
              label={text('reason')}
              help={text('draft-reason-help')}
              value={reason}
              onChange={setReason}
              anyScript
              isRequired
            />
            <div className="buttons">
              <Button className="button" type="submit" isDisabled={busy || reason.trim() === ''}>
                {text('draft-ask')}
              </Button>
            </div>
          </Form>
        )}
        <p role="status">{said}</p>
      </div>
    </section>
  )
}
