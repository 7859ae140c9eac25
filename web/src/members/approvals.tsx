// What waits for a second officer: a signature that a standing property stands against, or a change of the properties.

import { useCallback, useState } from 'react'
import { Button } from 'react-aria-components'
import { useReloadAfter, useRemote } from '../api/remote'
import { useClient, useWho } from '../api/session'
import type { Approval } from '../api/shapes'
import { useText } from '../language/language'
import { useAct } from '../parts/act'
import { Arriving } from '../parts/arriving'
import { Entry } from '../parts/entry'
import { ProblemNote } from '../parts/problem'
import { When } from '../parts/when'
import { ProofItem } from './whole'

export function Approvals({ done, changed }: { done: number; changed: () => void }) {
  const text = useText()
  const client = useClient()
  const waiting = useRemote(useCallback((signal: AbortSignal) => client.approvals(signal), [client]))
  const properties = useRemote(useCallback((signal: AbortSignal) => client.properties(signal), [client]))
  useReloadAfter(done, waiting.reload)
  useReloadAfter(done, properties.reload)
  return (
    <section aria-labelledby="approvals-title">
      <h2 id="approvals-title">{text('approvals')}</h2>
      <Arriving of={waiting}>
        {(approvals) =>
          approvals.length === 0 ? (
            <p className="quiet">{text('approvals-none')}</p>
          ) : (
            <ul className="agreements">
              {approvals.map((approval) => (
                <li key={approval.position}>
                  <ApprovalCard approval={approval} changed={changed} />
                </li>
              ))}
            </ul>
          )
        }
      </Arriving>
      <Arriving of={properties}>
        {({ text: holds, by, second }) =>
          holds === '' ? (
            <p className="quiet">{text('properties-none')}</p>
          ) : (
            <details className="agreement">
              <summary>{text('properties', { who: second ? `${by}, ${second}` : (by ?? '') })}</summary>
              <pre className="text-shown" dir="ltr">
                {holds}
              </pre>
            </details>
          )
        }
      </Arriving>
    </section>
  )
}

function ApprovalCard({ approval, changed }: { approval: Approval; changed: () => void }) {
  const text = useText()
  const client = useClient()
  const own = useWho().session?.login === approval.by
  const [reason, setReason] = useState('')
  const { busy, problem, run } = useAct()
  const answer = async (agree: boolean) => {
    if (await run(() => client.answerApproval(approval.position, agree, reason.trim()))) changed()
  }
  return (
    <article className="agreement approval">
      <h3>
        {approval.matter === 'sign'
          ? text('approval-sign', { agreement: approval.agreement ?? '' })
          : text('approval-properties')}
      </h3>
      <p className="facts">
        <bdi>{approval.by}</bdi>
        <When at={approval.at} />
        <bdi dir="auto">{approval.reason}</bdi>
      </p>
      {approval.broken.length > 0 && (
        <div className="proofs">
          <h4>{text('approval-broken')}</h4>
          <ul>
            {approval.broken.map(({ property, proof }) =>
              proof ? (
                <ProofItem key={property} proof={proof} />
              ) : (
                <li key={property}>
                  <code>{property}</code> <span className="quiet">{text('approval-changed')}</span>
                </li>
              ),
            )}
          </ul>
        </div>
      )}
      <details>
        <summary>{text('approval-text')}</summary>
        <pre className="text-shown" dir="ltr">
          {approval.text}
        </pre>
      </details>
      <Entry label={text('reason')} value={reason} onChange={setReason} anyScript />
      {problem && <ProblemNote problem={problem} />}
      <div className="buttons">
        {!own && (
          <Button
            className="button button-main"
            isDisabled={busy || reason.trim() === ''}
            onPress={() => void answer(true)}
          >
            {text('approval-agree')}
          </Button>
        )}
        <Button
          className="button"
          isDisabled={busy || reason.trim() === ''}
          onPress={() => void answer(false)}
        >
          {text(own ? 'approval-withdraw' : 'approval-refuse')}
        </Button>
      </div>
      {own && <p className="quiet">{text('approval-own')}</p>}
    </article>
  )
}
