// A principal that is set up or changed.

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button, Form } from 'react-aria-components'
import type { Principal, PrincipalRequest } from '../api/shapes'
import { LEVELS } from '../frame/labels'
import { useText, useWord } from '../language/language'
import { useHealth } from '../login/door'
import type { Act } from '../parts/act'
import { Choice } from '../parts/choice'
import { Entry } from '../parts/entry'
import { plainName, useMembers } from '../parts/member'
import { Submit } from '../parts/submit'

/** The node's closed list. */
const ROLES = [
  'watch-officer',
  'analyst',
  'liaison-officer',
  'legal-officer',
  'oversight',
  'administrator',
] as const
/** Who may act for another member: the one that seconds him. */
const SECONDED = 'liaison-officer'

interface Props {
  /** Nothing for somebody new. */
  known: Principal | undefined
  act: Act
  send: (request: PrincipalRequest) => Promise<boolean>
  close: () => void
}

export function PrincipalForm({ known, act, send, close }: Props) {
  const text = useText()
  const word = useWord()
  const { members } = useMembers()
  const own = members.find((member) => member.own)?.member ?? ''
  const [login, setLogin] = useState(known?.login ?? '')
  const [role, setRole] = useState(known?.role ?? ROLES[0])
  const [clearance, setClearance] = useState(known?.clearance ?? LEVELS[0])
  const [member, setMember] = useState(known?.member ?? own)
  const [password, setPassword] = useState('')
  const [account, setAccount] = useState(known?.account?.subject ?? '')
  const [token, setToken] = useState(false)
  const provider = useHealth()?.provider
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send({
      login: login.trim(),
      role,
      clearance,
      ...(role === SECONDED && { member }),
      ...(password !== '' && { password }),
      ...(account.trim() !== (known?.account?.subject ?? '') && { account: account.trim() }),
      issue_token: token,
      active: known?.active ?? true,
      revision: known?.revision ?? '',
    })
  }
  return (
    <Form className="panel" onSubmit={submit} aria-labelledby="principal-title">
      <h3 id="principal-title" ref={title} tabIndex={-1}>
        {known ? text('principal-of', { login: known.login }) : text('principal-new')}
      </h3>
      <div className="fields">
        {!known && (
          <Entry
            label={text('login')}
            help={text('principal-login-help')}
            value={login}
            onChange={setLogin}
            autoComplete="off"
            isRequired
          />
        )}
        <Choice
          label={text('principal-role')}
          help={text(`role-help-${role}`)}
          value={role}
          onChange={setRole}
          options={ROLES.map((one) => ({ value: one, label: word('role', one) }))}
        />
        <Choice
          label={text('principal-clearance')}
          value={clearance}
          onChange={setClearance}
          options={LEVELS.map((one) => ({ value: one, label: word('level', one) }))}
        />
        {role === SECONDED && (
          <Choice
            label={text('principal-member')}
            help={text('principal-member-help')}
            value={member}
            onChange={setMember}
            options={members.map((one) => ({ value: one.member, label: plainName(one.name) }))}
          />
        )}
        <Entry
          label={text(known?.has_password ? 'password-new' : 'password')}
          help={text(known?.has_password ? 'password-new-help' : 'password-help')}
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="new-password"
        />
        {provider && (
          <Entry
            label={text('account', { name: provider.name })}
            help={text('account-help')}
            value={account}
            onChange={setAccount}
            autoComplete="off"
          />
        )}
      </div>
      <label className="tick">
        <input type="checkbox" checked={token} onChange={() => setToken(!token)} />
        {text('token-issue-too')}
      </label>
      <Submit act={act} words={text(known ? 'principal-save' : 'principal-set-up')}>
        <Button className="button" onPress={close}>
          {text('close')}
        </Button>
      </Submit>
    </Form>
  )
}
