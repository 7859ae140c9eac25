// A member: its code, which is the same in every language, with its name where it is known.

import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react'
import { useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { Member } from '../api/shapes'
import { useText } from '../language/language'
import { Choice } from './choice'

const Context = createContext<{ members: readonly Member[]; reload: () => void }>({
  members: [],
  reload: () => {},
})
export const useMembers = () => useContext(Context)

export function MembersProvider({ children }: { children: ReactNode }) {
  const client = useClient()
  const { value, reload } = useRemote(useCallback((signal) => client.members(signal), [client]))
  const known = useMemo(() => ({ members: value ?? [], reload }), [value, reload])
  return <Context value={known}>{children}</Context>
}

/** Names without the mark of an exercise, which the frame shows. */
export const plainName = (name: string) => name.replace(/\s*\(EXERCISE\)\s*$/i, '')

export function MemberCode({ code }: { code: string }) {
  const name = useMembers().members.find((member) => member.member === code)?.name
  return (
    <abbr className="member" title={name ? plainName(name) : undefined}>
      <bdi>{code}</bdi>
    </abbr>
  )
}

interface FieldProps {
  label: string
  value: string
  onChange: (code: string) => void
  members: readonly Member[]
}

/** One of some members, by its name. */
export function MemberField({ members, ...field }: FieldProps) {
  return (
    <Choice
      {...field}
      options={members.map(({ member, name }) => ({ value: member, label: plainName(name) }))}
    />
  )
}

/** Whose statements they are. */
export function Originators({ codes }: { codes: readonly string[] }) {
  const text = useText()
  return (
    <span className="originators">
      {text('from-members')}
      {codes.map((code) => (
        <MemberCode key={code} code={code} />
      ))}
    </span>
  )
}

/** The name of a member, or its code where it is not known. */
export function MemberName({ code }: { code: string }) {
  const name = useMembers().members.find((member) => member.member === code)?.name
  return <bdi>{name ? plainName(name) : code}</bdi>
}
