// Undoing a decision of ours: why and by which law. Nothing asks "are you sure": an undone decision can be made again.

import { type FormEvent, useState } from 'react'
import { Button, Form } from 'react-aria-components'
import { useClient } from '../api/session'
import type { Undone } from '../api/shapes'
import { useText } from '../language/language'
import { useAct } from '../parts/act'
import { Entry } from '../parts/entry'
import { Lines } from '../parts/lines'
import { usePurpose } from '../parts/purpose'
import { Submit } from '../parts/submit'

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
  const act = useAct()

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const words = { reason: reason.trim(), legal_basis: basis.trim(), purpose }
    void act.run(async () => done(await client.undo(decision, words)))
  }
  if (!open) {
    return (
      <Button className="button" onPress={() => setOpen(true)}>
        {text('undo')}
      </Button>
    )
  }
  return (
    <Form className="stack undo" onSubmit={submit}>
      <Lines
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
      <Submit act={act} words={text('undo-it')}>
        <Button className="button" onPress={() => setOpen(false)}>
          {text('close')}
        </Button>
      </Submit>
    </Form>
  )
}
