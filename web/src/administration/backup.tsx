// What there is of the ledger beside itself: the last backup, how old it is, and how the next one is taken. The copy leaves
// by the machine alone: it is the whole ledger, and nobody at a page may carry that away.

import { useCallback } from 'react'
import { useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { BackupStanding } from '../api/shapes'
import { useText } from '../language/language'
import { Icon } from '../parts/icon'
import { ReadPanel } from '../parts/read-panel'
import { When } from '../parts/when'

const DAY_MS = 24 * 60 * 60 * 1000

/** How the last backup stands: what came since matters, and not its age alone. */
function standing({ last, since }: BackupStanding, now: number): 'fine' | 'old' | 'none' {
  if (!last) return 'none'
  return since > 0 && now - Date.parse(last.made) > DAY_MS ? 'old' : 'fine'
}

export function BackupPanel() {
  const text = useText()
  const client = useClient()
  const remote = useRemote(
    useCallback(
      (signal: AbortSignal) =>
        client.backup(signal).then((found) => ({ ...found, is: standing(found, Date.now()) })),
      [client],
    ),
  )
  return (
    <ReadPanel id="backup-title" title={text('backup')} remote={remote} below={<HowTo />}>
      {(value) => (
        <>
          <p>
            <span className={`cell cell-${value.is === 'fine' ? 'delivered' : 'waiting'}`}>
              <Icon name={value.is === 'fine' ? 'delivered' : 'warning'} />
              {text(`backup-${value.is}`)}
            </span>
          </p>
          <dl className="pairs">
            {value.last && (
              <>
                <dt>{text('backup-last')}</dt>
                <dd>
                  <When at={value.last.made} /> · <Entries n={value.last.entries} />
                </dd>
              </>
            )}
            <dt>{text('backup-since')}</dt>
            <dd>
              <Entries n={value.since} />
            </dd>
          </dl>
        </>
      )}
    </ReadPanel>
  )
}

function HowTo() {
  const text = useText()
  return (
    <>
      <p className="quiet">{text('backup-help')}</p>
      <pre className="long-code" dir="ltr">
        tansiq node backup /media/disk/monday
      </pre>
    </>
  )
}

function Entries({ n }: { n: number }) {
  const text = useText()
  return (
    <>
      {text('number', { n })} {text('entries', { n })}
    </>
  )
}
