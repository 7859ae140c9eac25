// How one partner stands with one report: a sign, a word, a time. Never colour alone.

import { useText } from '../language/language'
import { Icon } from '../parts/icon'
import { When } from '../parts/when'
import type { Cell } from './fold'

/** `own` is whether the report is this node's: others' reports are not ours to send. */
export function PartnerCell({ cell, own }: { cell: Cell | undefined; own: boolean }) {
  const text = useText()
  if (!cell) {
    return (
      <span className="cell cell-nothing">
        <span aria-hidden="true">–</span>
        <span className="hidden">{text(own ? 'cell-nothing' : 'cell-not-ours')}</span>
      </span>
    )
  }
  return (
    <span className="cells">
      <span className={`cell cell-${cell.state}`}>
        <Icon name={cell.state} />
        <Words cell={cell} />
      </span>
      {cell.state !== 'withheld' && cell.withheld > 0 && (
        <span className="cell cell-also">
          <Icon name="withheld" />
          {text('cell-withheld', { n: cell.withheld })}
        </span>
      )}
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
