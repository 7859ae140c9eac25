// How the node is: each check that it makes of itself, its version and its clock.

import { useCallback, useEffect } from 'react'
import { useRemote } from '../api/remote'
import { useClient } from '../api/session'
import { useText, useWord } from '../language/language'
import { Icon } from '../parts/icon'
import { ReadPanel } from '../parts/read-panel'
import { When } from '../parts/when'

const LOOK_AGAIN_MS = 10_000
/** Clocks that are further apart than this are told: label reviews and sessions end by the node's. */
const APART_MS = 60_000

export function NodeHealth() {
  const text = useText()
  const word = useWord()
  const client = useClient()
  const remote = useRemote(
    useCallback(
      (signal: AbortSignal) =>
        client.health(signal).then((health) => ({
          ...health,
          apart: Math.abs(Date.parse(health.time) - Date.now()) > APART_MS,
        })),
      [client],
    ),
  )
  const { reload } = remote
  useEffect(() => {
    const timer = setInterval(reload, LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [reload])
  return (
    <ReadPanel id="health-title" title={text('node-health')} remote={remote}>
      {(value) => (
        <>
          <ul className="checks">
            {value.checks.map(({ name, ok, detail }) => (
              <li key={name}>
                <span className={`cell cell-${ok ? 'delivered' : 'refused'}`}>
                  <Icon name={ok ? 'delivered' : 'warning'} />
                  {word('check-of', name)}
                  {': '}
                  {text(ok ? 'check-fine' : 'check-fails')}
                </span>
                {!ok && (
                  <span className="quiet" lang="en" dir="ltr">
                    {detail}
                  </span>
                )}
              </li>
            ))}
          </ul>
          <dl className="pairs">
            <dt>{text('node-version')}</dt>
            <dd>
              <code>{value.version}</code>
            </dd>
            <dt>{text('node-clock')}</dt>
            <dd>
              <When at={value.time} seconds zulu />
              {value.apart && (
                <p>
                  <span className="cell cell-waiting">{text('node-clock-apart')}</span>
                </p>
              )}
            </dd>
          </dl>
        </>
      )}
    </ReadPanel>
  )
}
