// A problem, in the place where it arose: what happened in words, every fault with its place, what to do.

import { Button } from 'react-aria-components'
import type { Problem } from '../api/client'
import { placeOf } from '../frame/route'
import { useText } from '../language/language'
import { Icon } from './icon'
import { shortId } from './short-id'

/** Problems that the page has words for; others are shown as the node wrote them. */
const KNOWN = new Set([
  'unreachable',
  'wrong-login',
  'provider-answer',
  'provider-account',
  'provider-silent',
  'not-allowed',
  'not-found',
  'too-many',
  'busy',
  'disk-full',
  'internal',
  'changed-meanwhile',
  'login-taken',
  // What stands against a bundle.
  'nothing-waits',
  'no-bundle-key',
  'not-active',
  'no-such-delivery',
  'cannot-be-made-again',
  'no-bundle',
  'bundle-version',
  'bundle-changed',
  'bundle-other-key',
  'bundle-not-for-us',
  'bundle-signature',
  'bundle-not-active',
  'bundle-future-dated',
  'bundle-not-the-carriers',
])

/** Why a decision is refused: of these too. */
const CONFLICTS = new Set(['decided', 'one-already', 'held-apart', 'joined', 'not-ours', 'undone'])

export function ProblemNote({ problem, retry }: { problem: Problem; retry?: () => void }) {
  const text = useText()
  const { body, kind } = problem
  if (body.code && CONFLICTS.has(body.code))
    return <Conflict code={body.code} decisions={body.decisions ?? []} />
  const known = [body.code, kind].find((word) => word && KNOWN.has(word))
  return (
    <div className="problem" role="alert">
      <Icon name="warning" />
      <div>
        <p className="problem-title">
          {known ? text(`problem-${known}`, { seconds: problem.retryAfter ?? 0 }) : body.title}
        </p>
        {!known && body.detail && (
          <p lang="en" dir="auto">
            {body.detail}
          </p>
        )}
        {body.faults && (
          <ul>
            {body.faults.map((fault) => (
              <li key={`${fault.path} ${fault.message}`} lang="en" dir="auto">
                <code>{fault.path}</code> {fault.message}
              </li>
            ))}
          </ul>
        )}
        {body.request_id && <p className="quiet">{text('problem-request', { id: body.request_id })}</p>}
        {retry && (
          <Button className="button" onPress={retry}>
            {text('again')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** What a decision contradicts, with the way to each decision that stands against it. */
function Conflict({ code, decisions }: { code: string; decisions: readonly string[] }) {
  const text = useText()
  return (
    <div className="problem" role="alert">
      <Icon name="warning" />
      <div>
        <p className="problem-title">{text(`conflict-${code}`)}</p>
        {decisions.length > 0 && (
          <ul>
            {decisions.map((decision) => (
              <li key={decision}>
                <a href={placeOf('resolve', decision)}>
                  {text('conflict-decision', { id: shortId(decision) })}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
