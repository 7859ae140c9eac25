// A text of several lines to type or to paste, with its label and, where it helps, a hint.

import type { Ref } from 'react'
import { Label, TextArea, TextField, type TextFieldProps, Text as Words } from 'react-aria-components'

interface Props extends Omit<TextFieldProps, 'children'> {
  label: string
  help?: string
  rows?: number
  /** Whether it is a text that programs read, such as a draft. */
  code?: boolean
  inputRef?: Ref<HTMLTextAreaElement>
}

export function Lines({ label, help, rows = 3, code = false, inputRef, ...field }: Props) {
  return (
    <TextField {...field} className="field">
      <Label>{label}</Label>
      <TextArea
        ref={inputRef ?? null}
        rows={rows}
        dir={code ? 'ltr' : 'auto'}
        className={code ? 'lines-code' : ''}
        spellCheck={false}
      />
      {help && (
        <Words slot="description" className="help">
          {help}
        </Words>
      )}
    </TextField>
  )
}
