// A choice from a closed list. The browser's own list: it works with every keyboard and reader.

import { useId } from 'react'

interface Props {
  label: string
  value: string
  onChange: (value: string) => void
  options: readonly { value: string; label: string }[]
  help?: string
  /** What the node said of what is chosen, in its own words. */
  faults?: readonly string[] | undefined
}

export function Choice({ label, value, onChange, options, help, faults }: Props) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={
          [help && `${id}-help`, faults && `${id}-fault`].filter(Boolean).join(' ') || undefined
        }
        aria-invalid={faults ? true : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {help && (
        <span className="help" id={`${id}-help`}>
          {help}
        </span>
      )}
      {faults && (
        <span className="fault" id={`${id}-fault`} lang="en" dir="ltr">
          {faults.join('; ')}
        </span>
      )}
    </div>
  )
}
