// Whom something may go to: everybody whom an agreement names, or members by name; with none of them, nobody.

import { useId } from 'react'
import { useText } from '../language/language'
import { plainName, useMembers } from '../parts/member'
import type { RelTo } from './draft'

interface Props {
  value: RelTo
  onChange: (value: RelTo) => void
  faults?: readonly string[] | undefined
}

export function RelToChoice({ value, onChange, faults }: Props) {
  const text = useText()
  const id = useId()
  const { members } = useMembers()
  const toggle = (code: string) =>
    onChange({
      any: false,
      members: value.members.includes(code)
        ? value.members.filter((one) => one !== code)
        : [...value.members, code].sort(),
    })
  const others = members.filter((one) => !one.own)
  return (
    <fieldset className="options" aria-describedby={`${id}-help`}>
      <legend>{text('label-rel')}</legend>
      <label className="option">
        <input
          type="checkbox"
          checked={value.any}
          onChange={() => onChange({ any: !value.any, members: [] })}
        />
        {text('rel-to-any')}
      </label>
      {others.map(({ member, name }) => (
        <label key={member} className="option">
          <input type="checkbox" checked={value.members.includes(member)} onChange={() => toggle(member)} />
          <bdi>{plainName(name)}</bdi>
        </label>
      ))}
      <span className="help" id={`${id}-help`}>
        {text(value.any || value.members.length > 0 ? 'rel-to-help' : 'rel-to-nobody')}
      </span>
      {faults && (
        <span className="fault" lang="en" dir="ltr">
          {faults.join('; ')}
        </span>
      )}
    </fieldset>
  )
}
