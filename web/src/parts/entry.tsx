// A line to type into, with its label and, where it helps, a hint.

import type { Ref } from 'react'
import {
  FieldError,
  Input,
  Label,
  TextField,
  type TextFieldProps,
  Text as Words,
} from 'react-aria-components'

interface Props extends Omit<TextFieldProps, 'children'> {
  label: string
  help?: string
  /** What the node said of what is typed, in its own words. */
  faults?: readonly string[] | undefined
  /** Whether what is typed may be in any script: the browser finds its direction. */
  anyScript?: boolean
  inputRef?: Ref<HTMLInputElement>
}

export function Entry({ label, help, faults, anyScript = false, inputRef, ...field }: Props) {
  return (
    <TextField {...field} {...(faults && { isInvalid: true, validationBehavior: 'aria' })} className="field">
      <Label>{label}</Label>
      <Input
        ref={inputRef ?? null}
        dir={anyScript ? 'auto' : 'ltr'}
        spellCheck={false}
        autoCapitalize="none"
      />
      {help && (
        <Words slot="description" className="help">
          {help}
        </Words>
      )}
      {faults && (
        <FieldError className="fault" lang="en" dir="ltr">
          {faults.join('; ')}
        </FieldError>
      )}
    </TextField>
  )
}
