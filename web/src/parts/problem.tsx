// A problem, in the place where it arose: what happened in words, every fault with its place, what to do.

import { Button } from 'react-aria-components'
import type { Problem } from '../api/client'
import { useText } from '../language/language'
import { Icon } from './icon'

/** Problems that the page has words for; others are shown as the node wrote them. */
const KNOWN = new Set([
  'unreachable',
  'wrong-login',
  'not-allowed',
  'not-found',
  'too-many',
  'busy',
  'disk-full',
  'internal',
])

export function ProblemNote({ problem, retry }: { problem: Problem; retry?: () => void }) {
  const text = useText()
  const { body, kind } = problem
  return (
    <div className="problem" role="alert">
      <Icon name="warning" />
      <div>
        <p className="problem-title">
          {KNOWN.has(kind) ? text(`problem-${kind}`, { seconds: problem.retryAfter ?? 0 }) : body.title}
        </p>
        {!KNOWN.has(kind) && body.detail && (
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
