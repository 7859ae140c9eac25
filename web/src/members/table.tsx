// The members, and how the lane to each of them stands.

import { useMay } from '../api/session'
import type { Lane, Member, Moment } from '../api/shapes'
import { useText } from '../language/language'
import { Empty } from '../parts/empty'
import { Icon } from '../parts/icon'
import { plainName, useMembers } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { When } from '../parts/when'
import { Wide } from '../parts/wide'
import { LaneSign } from './lane-sign'
import { useLanes } from './lanes'

export function MemberTable() {
  const text = useText()
  const mayLanes = useMay()('read-traffic')
  const { members } = useMembers()
  return (
    <section aria-labelledby="members-title">
      <h2 id="members-title">{text('members')}</h2>
      {members.length === 0 ? (
        <Empty words={text('members-empty')} help={text('members-empty-help')} />
      ) : mayLanes ? (
        <WithLanes members={members} />
      ) : (
        <Rows members={members} lanes={undefined} />
      )}
    </section>
  )
}

function WithLanes({ members }: { members: readonly Member[] }) {
  const { value, problem, reload } = useLanes()
  return (
    <>
      {problem && <ProblemNote problem={problem} retry={reload} />}
      <Rows members={members} lanes={value} />
    </>
  )
}

function Rows({ members, lanes }: { members: readonly Member[]; lanes: Lane[] | undefined }) {
  const text = useText()
  return (
    <Wide label={text('members')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{text('member')}</th>
            <th scope="col">{text('standing')}</th>
            {lanes && (
              <>
                <th scope="col">{text('lane')}</th>
                <th scope="col" className="number">
                  {text('lane-acknowledged')}
                </th>
                <th scope="col" className="number">
                  {text('lane-behind')}
                </th>
                <th scope="col" className="number">
                  {text('lane-refused')}
                </th>
                <th scope="col">{text('lane-last')}</th>
                <th scope="col">{text('lane-received')}</th>
              </>
            )}
            <th scope="col">{text('fingerprint')}</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <MemberRow
              key={member.member}
              member={member}
              lane={lanes && (lanes.find((lane) => lane.member === member.member) ?? null)}
            />
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

/** `lane` is nothing where lanes are not shown, null where the member has none. */
function MemberRow({ member, lane }: { member: Member; lane: Lane | null | undefined }) {
  const text = useText()
  return (
    <tr>
      <th scope="row">
        <span className="member-name">
          <bdi>{plainName(member.name)}</bdi>
        </span>{' '}
        <span className="quiet">
          <bdi>{member.member}</bdi>
        </span>
      </th>
      <td>
        {member.own ? (
          text('standing-own')
        ) : member.active ? (
          text('standing-active')
        ) : (
          <span className="cell cell-refused">
            <Icon name="refused" />
            {text('standing-inactive')}
          </span>
        )}
        {member.reason && <p className="quiet">{member.reason}</p>}
      </td>
      {lane !== undefined && <LaneCells lane={lane} />}
      <td>
        <details>
          <summary>
            <code>{member.fingerprint.slice(0, 9)}…</code>
          </summary>
          <code className="fingerprint">{member.fingerprint}</code>
        </details>
      </td>
    </tr>
  )
}

function LaneCells({ lane }: { lane: Lane | null }) {
  const text = useText()
  if (!lane) return <td colSpan={6} />
  return (
    <>
      <td>
        <LaneSign lane={lane} />
        <p className="quiet">{text('lane-by', { carrier: lane.carrier.toUpperCase() })}</p>
      </td>
      <td className="number">
        <bdi>
          {lane.deliveries - lane.behind}/{lane.deliveries}
        </bdi>
      </td>
      <td className="number">{lane.behind}</td>
      <td className="number">{lane.refused}</td>
      <td>
        {lane.last_acknowledged ? <When at={lane.last_acknowledged} zulu /> : '–'}
        <ByHand what="bundle-written" at={lane.bundle_written} />
      </td>
      <td>
        {lane.received}
        {lane.last_received && (
          <>
            {' · '}
            <When at={lane.last_received} />
          </>
        )}
        <ByHand what="bundle-read" at={lane.bundle_read} />
      </td>
    </>
  )
}

/** When a bundle was last written for the member, or one of it was read. */
function ByHand({ what, at }: { what: 'bundle-written' | 'bundle-read'; at: Moment | undefined }) {
  const text = useText()
  if (at === undefined) return null
  return (
    <p className="quiet">
      {text(what)} <When at={at} />
    </p>
  )
}
