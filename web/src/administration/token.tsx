// A new token: shown this once, for the node keeps its digest alone.

import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { useText } from '../language/language'

export function NewToken({ login, token, done }: { login: string; token: string; done: () => void }) {
  const text = useText()
  const shown = useRef<HTMLElement>(null)
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (shown.current) getSelection()?.selectAllChildren(shown.current)
  }, [])
  return (
    <div className="panel made">
      <h3>{text('token-new', { login })}</h3>
      <p>{text('token-once')}</p>
      <code ref={shown} className="note long-code">
        {token}
      </code>
      <div className="buttons">
        {/* A page that came over a line without a certificate may not write to the clipboard; it is marked to be copied. */}
        {navigator.clipboard && (
          <Button
            className="button"
            onPress={() => void navigator.clipboard.writeText(token).then(() => setCopied(true))}
          >
            {text(copied ? 'token-copied' : 'token-copy')}
          </Button>
        )}
        <Button className="button" onPress={done}>
          {text('close')}
        </Button>
      </div>
    </div>
  )
}
