// How one partner stands with one report: a sign, a word, a time. Never colour alone.

import { useView } from '../frame/view'
import { inDigits } from '../language/calendar'
import { type Text, useText } from '../language/language'
import { Icon } from '../parts/icon'
import { When } from '../parts/when'
import type { Cell } from './fold'
import type { Run } from './runs'

/** `own` is whether the report is this node's: others' reports are not ours to send. */
export function PartnerCell({ cell, own }: { cell: Cell | undefined; own: boolean }) {
  const text = useText()
  const { digits } = useView().view
  if (!cell) return <Nothing own={own} />
  return (
    <span className="cells">
      <span className={`cell cell-${cell.state}`}>
        <Icon name={cell.state} />
        <Words cell={cell} />
      </span>
      {cell.state !== 'withheld' && cell.withheld > 0 && (
        <span className="cell cell-also">
          <Icon name="withheld" />
          <span aria-hidden="true">{inDigits(String(cell.withheld), digits)}</span>
          <span className="hidden">{text('cell-withheld', { n: cell.withheld })}</span>
        </span>
      )}
    </span>
  )
}

function Nothing({ own }: { own: boolean }) {
  const text = useText()
  return (
    <span className="cell cell-nothing">
      <span aria-hidden="true">–</span>
      <span className="hidden">{text(own ? 'cell-nothing' : 'cell-not-ours')}</span>
    </span>
  )
}

const COUNTED = [
  ['delivered', 'run-delivered'],
  ['waiting', 'run-waiting'],
  ['refused', 'run-refused'],
  ['withheld', 'cell-withheld'],
] as const

/** How a partner stands with the entries of a list, in words: each state that one of them is in. */
export function sumOf(run: Run, member: string, text: Text) {
  const sum = run.cell(member)
  return COUNTED.filter(([state]) => sum[state] > 0).map(([state, words]) => ({
    state,
    n: sum[state],
    words: text(words, { n: sum[state] }),
  }))
}

/** The same as a cell of the table. Beside each other there is room for the numbers alone. */
export function RunCells({ run, member, own }: { run: Run; member: string; own: boolean }) {
  const text = useText()
  const { digits } = useView().view
  const sums = sumOf(run, member, text)
  if (sums.length === 0) return <Nothing own={own} />
  return (
    <span className="cells">
      {sums.map(({ state, n, words }) => (
        <span key={state} className={`cell cell-${state}`}>
          <Icon name={state} />
          {sums.length > 1 && <span aria-hidden="true">{inDigits(String(n), digits)}</span>}
          <span className={sums.length > 1 ? 'hidden' : undefined}>{words}</span>
        </span>
      ))}
    </span>
  )
}

function Words({ cell }: { cell: Cell }) {
  const text = useText()
  if (cell.state === 'withheld') return text('cell-withheld', { n: cell.withheld })
  if (cell.state !== 'delivered') return text(`cell-${cell.state}`)
  return (
    <>
      <span className="hidden">{text('cell-delivered')} </span>
      {cell.at && <When at={cell.at} />}
    </>
  )
}
