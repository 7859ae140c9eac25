// A file of the reader's machine. The browser's own field speaks the browser's language, and this page has its own: what is
// seen is ours, and what is pressed, dropped on and read out is the browser's.

import { useId, useState } from 'react'
import { useText } from '../language/language'

interface Props {
  label: string
  help: string
  accept?: string
  busy: boolean
  /** Nothing where a choice was taken back. */
  choose: (file: File | undefined) => void
}

export function FileField({ label, help, accept, busy, choose }: Props) {
  const text = useText()
  const id = useId()
  const [name, setName] = useState<string>()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="file">
        <input
          id={id}
          type="file"
          accept={accept}
          disabled={busy}
          aria-describedby={`${id}-name ${id}-help`}
          onChange={({ target }) => {
            const file = target.files?.[0]
            setName(file?.name)
            choose(file)
          }}
        />
        <span className="button" aria-hidden="true">
          {text('file-choose')}
        </span>
        <span className="file-name" id={`${id}-name`}>
          {name === undefined ? text('file-none') : <bdi>{name}</bdi>}
        </span>
      </div>
      <span className="help" id={`${id}-help`}>
        {help}
      </span>
    </div>
  )
}
