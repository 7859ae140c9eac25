// Undoing a decision of ours: why and by which law. Nothing asks "are you sure": an undone decision can be made again.

import { type FormEvent, useState } from 'react'
import { Button, Form } from 'react-aria-components'
import type { Problem } from '../api/client'
import type { Undone } from '../api/identities'
import { asProblem } from '../api/remote'
import { useClient } from '../api/session'
import { useText } from '../language/language'
import { Area } from '../parts/area'
import { Entry } from '../parts/entry'
import { ProblemNote } from '../parts/problem'
import { usePurpose } from '../parts/purpose'

interface Props {
  decision: string
  /** The legal basis of the decision, where it was made here a moment ago. */
  basis?: string
  done: (undone: Undone) => void
}

export function Undo({ decision, basis: known = '', done }: Props) {
  const text = useText()
  const client = useClient()
  const { purpose } = usePurpose()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [basis, setBasis] = useState(known)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    try {
      done(await client.undo(decision, { reason: reason.trim(), legal_basis: basis.trim(), purpose }))
    } catch (error) {
      const found = asProblem(error)
      if (found.kind !== 'not-logged-in') setProblem(found)
    } finally {
      setBusy(false)
    }
  }
  if (!open) {
    return (
      <Button className="button" onPress={() => setOpen(true)}>
        {text('undo')}
      </Button>
    )
  }
  return (
    <Form className="stack undo" onSubmit={(event) => void submit(event)}>
      <Area
        label={text('undo-why')}
        value={reason}
        onChange={setReason}
        isRequired
        maxLength={2000}
        autoFocus
      />
      <Entry
        label={text('report-basis')}
        value={basis}
        onChange={setBasis}
        anyScript
        isRequired
        autoComplete="off"
      />
      {problem && <ProblemNote problem={problem} />}
      <div className="buttons">
        <Button className="button button-main" type="submit" isDisabled={busy}>
          {text('undo-it')}
        </Button>
        <Button className="button" onPress={() => setOpen(false)}>
          {text('close')}
        </Button>
      </div>
    </Form>
  )
}
