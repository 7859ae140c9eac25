// Words of a closed list, any number of which may hold.

import { useWord } from '../language/language'

interface Props {
  label: string
  all: readonly string[]
  /** The list of messages that has the words; codes of members have none and stand as they are. */
  list: string
  value: readonly string[]
  onChange: (value: string[]) => void
  faults?: readonly string[] | undefined
}

export function Ticks({ label, all, list, value, onChange, faults }: Props) {
  const word = useWord()
  const toggle = (one: string) =>
    onChange(value.includes(one) ? value.filter((other) => other !== one) : [...value, one])
  return (
    <fieldset className="options">
      <legend>{label}</legend>
      {all.map((one) => (
        <label key={one} className="option">
          <input type="checkbox" checked={value.includes(one)} onChange={() => toggle(one)} />
          <bdi>{word(list, one)}</bdi>
        </label>
      ))}
      {faults && (
        <span className="fault" lang="en" dir="ltr">
          {faults.join('; ')}
        </span>
      )}
    </fieldset>
  )
}
