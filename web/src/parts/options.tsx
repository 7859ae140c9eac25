// A few answers of which one is given, all of them in sight.

import { useId } from 'react'

interface Props<T extends string> {
  label: string
  value: T | undefined
  onChange: (value: T) => void
  options: readonly { value: T; label: string }[]
}

export function Options<T extends string>({ label, value, onChange, options }: Props<T>) {
  const name = useId()
  return (
    <fieldset className="options">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="option">
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
