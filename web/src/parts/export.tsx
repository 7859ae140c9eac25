// A table as a file: the node makes and marks it, and writes down who took it along and what for.

import { useText, useWord } from '../language/language'
import { Icon } from './icon'
import { usePurpose } from './purpose'

const FORMATS = ['csv', 'jsonl'] as const

/** Links to the file of a table of the interface, as `traffic` or `identities/s-0123…`; `called` where there are several. */
export function Export({ table, called }: { table: string; called?: string }) {
  const text = useText()
  const word = useWord()
  const { purpose } = usePurpose()
  return (
    <details className="export">
      <summary className="button button-quiet">
        <Icon name="out" />
        {called ?? text('export')}
      </summary>
      <div className="export-choice">
        <p className="quiet">{text('export-recorded', { purpose: word('purpose', purpose) })}</p>
        {FORMATS.map((format) => (
          <a
            key={format}
            className="button"
            href={`/api/v1/exports/${table}?format=${format}&purpose=${purpose}`}
            download
          >
            {text(`export-${format}`)}
          </a>
        ))}
      </div>
    </details>
  )
}
