// Who may log in at this node and as what: set up, changed, suspended and let in again, with passwords and tokens. Every
// change ends the sessions of whom it is about, and holds at once.

import { useCallback, useState } from 'react'
import { Button } from 'react-aria-components'
import { useRemote } from '../api/remote'
import { useClient, useWho } from '../api/session'
import type { Principal, PrincipalAnswer, PrincipalRequest } from '../api/shapes'
import { useText, useWord } from '../language/language'
import { useAct } from '../parts/act'
import { Icon } from '../parts/icon'
import { Loading } from '../parts/loading'
import { MemberName } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { Wide } from '../parts/wide'
import { PrincipalForm } from './principal-form'
import { NewToken } from './token'

/** A principal as he is, to be sent back with a change; whoever changed him meanwhile is not undone by it. */
export const asHeIs = ({
  login,
  role,
  clearance,
  member,
  active,
  revision,
}: Principal): PrincipalRequest => ({
  login,
  role,
  clearance,
  member,
  active,
  revision,
})

export function Principals() {
  const text = useText()
  const client = useClient()
  const { value, problem, loading, reload } = useRemote(
    useCallback((signal: AbortSignal) => client.principals(signal), [client]),
  )
  /** The login of whom the form is about; empty for somebody new. */
  const [editing, edit] = useState<string>()
  const [answer, setAnswer] = useState<PrincipalAnswer>()
  const act = useAct()
  const change = (request: PrincipalRequest) =>
    act
      .run(async () => {
        setAnswer(await client.setPrincipal(request))
        edit(undefined)
      })
      // Refused, it may be because of what somebody else did: what holds now is to be seen either way.
      .finally(reload)
  return (
    <section aria-labelledby="principals-title">
      <div className="section-head">
        <h2 id="principals-title">{text('principals')}</h2>
        <Button className="button button-main" onPress={() => edit('')}>
          {text('principal-new')}
        </Button>
      </div>
      <p className="quiet">{text('principals-help')}</p>
      {problem && <ProblemNote problem={problem} retry={reload} />}
      {loading && <Loading />}
      <div role="status">{answer && <Changed answer={answer} done={() => setAnswer(undefined)} />}</div>
      {editing !== undefined && (
        <PrincipalForm
          key={editing}
          known={value?.find(({ login }) => login === editing)}
          act={act}
          send={change}
          close={() => edit(undefined)}
        />
      )}
      {editing === undefined && act.problem && <ProblemNote problem={act.problem} />}
      {value && <Rows principals={value} edit={edit} change={change} busy={act.busy} />}
    </section>
  )
}

/** What was changed, in words; a new token beside it, which is shown this once. */
function Changed({ answer: { principal, token }, done }: { answer: PrincipalAnswer; done: () => void }) {
  const text = useText()
  return token ? (
    <NewToken login={principal.login} token={token} done={done} />
  ) : (
    <p className="cell cell-delivered">
      <Icon name="delivered" />
      {text('principal-changed', { login: principal.login })}
    </p>
  )
}

interface RowsProps {
  principals: readonly Principal[]
  edit: (login: string) => void
  change: (request: PrincipalRequest) => Promise<boolean>
  busy: boolean
}

function Rows({ principals, edit, change, busy }: RowsProps) {
  const text = useText()
  const inOrder = principals.toSorted((a, b) => a.login.localeCompare(b.login))
  return (
    <Wide label={text('principals')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{text('login')}</th>
            <th scope="col">{text('principal-role')}</th>
            <th scope="col">{text('principal-clearance')}</th>
            <th scope="col">{text('member')}</th>
            <th scope="col">{text('standing')}</th>
            <th scope="col">{text('principal-ways')}</th>
            <th scope="col">
              <span className="hidden">{text('principal-acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {inOrder.map((principal) => (
            <Row key={principal.id} principal={principal} edit={edit} change={change} busy={busy} />
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

function Row({ principal, edit, change, busy }: Omit<RowsProps, 'principals'> & { principal: Principal }) {
  const text = useText()
  const word = useWord()
  const { login, role, clearance, member, active, has_password, passkeys, account, tokens } = principal
  return (
    <tr>
      <th scope="row">
        <bdi>{login}</bdi>
      </th>
      <td>{word('role', role)}</td>
      <td>{word('level', clearance)}</td>
      <td>
        <MemberName code={member} />
      </td>
      <td>
        <span className={`cell cell-${active ? 'delivered' : 'withheld'}`}>
          <Icon name={active ? 'delivered' : 'withheld'} />
          {text(active ? 'principal-active' : 'principal-suspended')}
        </span>
      </td>
      <td>
        {[
          has_password && text('password'),
          passkeys > 0 && text('n-passkeys', { n: passkeys }),
          account && text('account-at', { subject: account.subject }),
          tokens > 0 && text('n-tokens', { n: tokens }),
        ]
          .filter(Boolean)
          .join(text('comma')) || text('none')}
      </td>
      <td>
        <Acts principal={principal} edit={edit} change={change} busy={busy} />
      </td>
    </tr>
  )
}

/** What can be done with one of them; nobody takes his own rights away. */
function Acts({ principal, edit, change, busy }: Omit<RowsProps, 'principals'> & { principal: Principal }) {
  const text = useText()
  const isSelf = useWho().session?.principal === principal.id
  const { login, active, passkeys, account, tokens } = principal
  const button = (words: string, onPress: () => void) => (
    <Button className="button button-quiet" isDisabled={busy} onPress={onPress}>
      {words}
      <span className="hidden"> {login}</span>
    </Button>
  )
  const send = (more: Partial<PrincipalRequest>) => void change({ ...asHeIs(principal), ...more })
  return (
    <span className="row-acts">
      {button(text('principal-change'), () => edit(login))}
      {!isSelf &&
        button(text(active ? 'principal-suspend' : 'principal-resume'), () => send({ active: !active }))}
      {active && button(text('token-issue'), () => send({ issue_token: true }))}
      {passkeys > 0 && button(text('passkeys-end'), () => send({ revoke_passkeys: true }))}
      {account && button(text('account-end'), () => send({ revoke_account: true }))}
      {tokens > 0 && button(text('tokens-end'), () => send({ revoke_tokens: true }))}
    </span>
  )
}
