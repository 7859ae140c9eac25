// Several lines to type into, in any script, with their label and, where it helps, a hint.

import { Label, TextArea, TextField, type TextFieldProps, Text as Words } from 'react-aria-components'

interface Props extends Omit<TextFieldProps, 'children'> {
  label: string
  help?: string
}

export function Area({ label, help, ...field }: Props) {
  return (
    <TextField {...field} className="field">
      <Label>{label}</Label>
      <TextArea dir="auto" rows={3} />
      {help && (
        <Words slot="description" className="help">
          {help}
        </Words>
      )}
    </TextField>
  )
}
