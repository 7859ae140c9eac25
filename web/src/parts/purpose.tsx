// What the reader reads for. Releases depend on it and every read is recorded with it, so it is said openly
// and stays as chosen until it is changed.

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
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
  const text = useText()
  const word = useWord()
  const { purpose, setPurpose } = usePurpose()
  return (
    <Choice
      label={text('purpose')}
      value={purpose}
      onChange={setPurpose}
      options={PURPOSES.map((one) => ({ value: one, label: word('purpose', one) }))}
    />
  )
}
