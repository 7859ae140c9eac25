// This member's card: what others compare before they accept it, and the keys that it names with the time for which each
// holds. Private keys never leave the node's directory.

import { Button } from 'react-aria-components'
import { useClient } from '../api/session'
import type { Member } from '../api/shapes'
import { useText } from '../language/language'
import { useAct } from '../parts/act'
import { useMembers } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { save as saveFile } from '../parts/save'
import { When } from '../parts/when'

type SigningKey = Member['keys'][number]

export function Keys() {
  const text = useText()
  const own = useMembers().members.find((member) => member.own)
  return (
    <section className="panel" aria-labelledby="keys-title">
      <h2 id="keys-title">{text('own-card')}</h2>
      {own ? <OwnCard own={own} /> : <p>{text('own-card-none')}</p>}
    </section>
  )
}

function OwnCard({ own }: { own: Member }) {
  const text = useText()
  const client = useClient()
  const act = useAct()
  const save = () =>
    act.run(async () => {
      const card = JSON.stringify(await client.ownCard())
      saveFile(`${own.member}.card`, card, 'application/json')
    })
  return (
    <>
      <dl className="pairs">
        <dt>{text('fingerprint')}</dt>
        <dd>
          <code className="long-code">{own.fingerprint}</code>
        </dd>
        <dt>{text('card-sequence')}</dt>
        <dd>
          {text('number', { n: own.sequence })} · <When at={own.issued} />
        </dd>
        <dt>{text('card-address')}</dt>
        <dd>
          <code className="long-code">{own.address}</code>
        </dd>
      </dl>
      <table className="table">
        <caption>{text('signing-keys')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('key-id')}</th>
            <th scope="col">{text('key-holds')}</th>
          </tr>
        </thead>
        <tbody>
          {own.keys.map((key) => (
            <tr key={key.id}>
              <th scope="row">
                <code className="long-code">{key.id}</code>
              </th>
              <td>
                <KeyHolds signing={key} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{text('own-card-help')}</p>
      {act.problem && <ProblemNote problem={act.problem} />}
      <Button className="button" onPress={() => void save()}>
        {text('own-card-save')}
      </Button>
    </>
  )
}

/** For which time a key holds. A node's clock says days and hours in UTC; the day is enough to plan by. */
function KeyHolds({ signing: { from, until, revoked } }: { signing: SigningKey }) {
  const text = useText()
  const day = (moment: string) => moment.slice(0, 10)
  if (revoked) return <span className="cell cell-refused">{text('key-revoked', { day: day(revoked) })}</span>
  return (
    <span>
      {until
        ? text('valid-both', { from: day(from), until: day(until) })
        : text('valid-from', { from: day(from) })}
    </span>
  )
}
