// What the reader reads for. Releases depend on it and every read is recorded with it, so it is said openly
// and stays as chosen until it is changed.

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import { useText, useWord } from '../language/language'
import { Choice } from './choice'

export const PURPOSES = [
  'investigation',
  'border-control',
  'arrest',
  'warning',
  'clearance',
  'prosecution',
  'protection',
] as const

const Context = createContext({ purpose: 'investigation', setPurpose: (_: string) => {} })
export const usePurpose = () => useContext(Context)

export function PurposeProvider({ children }: { children: ReactNode }) {
  const [purpose, setPurpose] = useState<string>('investigation')
  const value = useMemo(() => ({ purpose, setPurpose }), [purpose])
  return <Context value={value}>{children}</Context>
}

export function PurposeChoice() {
  const { purpose, setPurpose } = usePurpose()
  return <PurposeField value={purpose} onChange={setPurpose} />
}

interface FieldProps {
  value: string
  onChange: (purpose: string) => void
  help?: string
}

/** A purpose of an act, which need not be the one that is read for. */
export function PurposeField(field: FieldProps) {
  const text = useText()
  const word = useWord()
  return (
    <Choice
      {...field}
      label={text('purpose')}
      options={PURPOSES.map((one) => ({ value: one, label: word('purpose', one) }))}
    />
  )
}

/** Nothing was found for the purpose: the other ones, each to be taken with one press. */
export function OtherPurposes({ title }: { title: string }) {
  const word = useWord()
  const { purpose, setPurpose } = usePurpose()
  return (
    <fieldset className="other-purposes">
      <legend>{title}</legend>
      {PURPOSES.filter((one) => one !== purpose).map((one) => (
        <Button key={one} className="button" onPress={() => setPurpose(one)}>
          {word('purpose', one)}
        </Button>
      ))}
    </fieldset>
  )
}
