// The ledger for whoever oversees it: its checkpoint, its verification, and how much was disclosed; no content.

import { useCallback, useState } from 'react'
import { Button } from 'react-aria-components'
import type { Problem } from '../api/client'
import { useReloadWithTraffic } from '../api/live'
import { asProblem, useRemote } from '../api/remote'
import { useClient, useMay } from '../api/session'
import type { Verification } from '../api/shapes'
import { useText } from '../language/language'
import { Icon } from '../parts/icon'
import { ProblemNote } from '../parts/problem'
import { ReadPanel } from '../parts/read-panel'
import { ControlPoints } from '../screening/points'
import { Disclosures } from './disclosures'
import { Witnesses } from './witnesses'

export function LedgerPage() {
  const text = useText()
  const may = useMay()
  const mayOversee = may('oversee')
  return (
    <div className="room ledger">
      <header className="room-head">
        <h1>{text('room-ledger')}</h1>
      </header>
      <div className="two two-even">
        <CheckpointPanel />
        <Verify />
      </div>
      <Witnesses />
      {mayOversee && <Disclosures />}
      {!may('screen') && may('read-traffic') && <ControlPoints />}
    </div>
  )
}

function CheckpointPanel() {
  const text = useText()
  const client = useClient()
  const remote = useRemote(useCallback((signal: AbortSignal) => client.checkpoint(signal), [client]))
  useReloadWithTraffic(remote.reload)
  return (
    <ReadPanel id="checkpoint-title" title={text('checkpoint')} remote={remote}>
      {(value) => (
        <>
          <p className="figure">
            <strong>{text('number', { n: value.size })}</strong> {text('entries', { n: value.size })}
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long line is scrolled with the keyboard */}
          <pre className="note" dir="ltr" tabIndex={0}>
            {value.note}
          </pre>
          <p className="quiet">{text('checkpoint-help')}</p>
          <p className="quiet">
            {text('verifier-key')} <code className="key">{value.verifier_key}</code>
          </p>
        </>
      )}
    </ReadPanel>
  )
}

function Verify() {
  const text = useText()
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [result, setResult] = useState<Verification>()
  const verify = async () => {
    setBusy(true)
    setProblem(undefined)
    setResult(undefined)
    try {
      setResult(await client.verify())
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="panel" aria-labelledby="verify-title">
      <h2 id="verify-title">{text('verify-title')}</h2>
      <p>{text('verify-help')}</p>
      <Button className="button button-main" isDisabled={busy} onPress={() => void verify()}>
        {text(busy ? 'verifying' : 'verify')}
      </Button>
      <div role="status">{result && <Result result={result} />}</div>
      {problem && <ProblemNote problem={problem} />}
    </section>
  )
}

function Result({ result }: { result: Verification }) {
  const text = useText()
  if (result.ok) {
    return (
      <p className="cell cell-delivered verified">
        <Icon name="delivered" />
        {text('verified', { n: result.entries, millis: result.millis })}
      </p>
    )
  }
  return (
    <div className="problem">
      <Icon name="warning" />
      <div>
        <p className="problem-title">{text('verify-failed', { n: result.problems.length })}</p>
        <ul>
          {result.problems.map((one) => (
            <li key={`${one.position} ${one.message}`}>
              {one.position !== undefined && `${text('entry-at', { position: one.position })} `}
              <span lang="en" dir="auto">
                {one.message}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
