// The line of time as it is drawn: a line for each kind of thing, with a mark for each. The arrow keys go through the
// marks of a line; a mark that is pressed says below what it stands for.

import { useMemo } from 'react'
import { ToggleButton, Toolbar } from 'react-aria-components'
import { useView } from '../frame/view'
import { inDigits } from '../language/calendar'
import { useText, useWord } from '../language/language'
import { Hijri } from '../parts/day'
import { Icon } from '../parts/icon'
import { MemberCode } from '../parts/member'
import type { Axis } from './axis'
import type { Dated } from './dated'
import { drawn, type Mark } from './lanes'
import { byWhom, DatedList, useDated } from './list'

interface Props {
  all: readonly Dated[]
  chosen: string | undefined
  choose: (mark: string | undefined) => void
}

export function Drawing({ all, chosen, choose }: Props) {
  const word = useWord()
  const { axis, lanes } = useMemo(() => drawn(all), [all])
  const shown = lanes.flatMap(({ marks }) => marks).find(({ key }) => key === chosen)
  return (
    <div className="timeline">
      {lanes.map(({ lane, rows, marks }) => (
        <div key={lane} className={`lane lane-${lane}`}>
          <span className="lane-name">{word('lane-of', lane)}</span>
          <Toolbar
            className="lane-line"
            aria-label={word('lane-of', lane)}
            style={{ minBlockSize: `calc(${rows} * var(--row))` }}
          >
            <Cuts axis={axis} />
            {marks.map((mark) => (
              <MarkButton
                key={mark.key}
                mark={mark}
                isChosen={mark.key === chosen}
                choose={(is) => choose(is ? mark.key : undefined)}
              />
            ))}
          </Toolbar>
        </div>
      ))}
      <Ticks axis={axis} />
      <div role="status">{shown && <DatedList all={shown.dated} />}</div>
    </div>
  )
}

interface MarkProps {
  mark: Mark
  isChosen: boolean
  choose: (is: boolean) => void
}

function MarkButton({ mark, isChosen, choose }: MarkProps) {
  const { dated, at, width, row, conflict, words } = mark
  const text = useText()
  const named = useDated()
  const [first] = dated
  if (!first) return null
  const label = [
    ...dated.map((one) => `${named.when(one)}: ${named.what(one)} ${byWhom(one).join(' ')}`),
    ...(conflict ? [text('conflict')] : []),
  ].join(text('semicolon'))
  const place =
    words === 'before' ? { insetInlineEnd: `${100 - at - width}%` } : { insetInlineStart: `${at}%` }
  return (
    <ToggleButton
      className={`mark mark-${words}${conflict ? ' mark-conflict' : ''}${width === 0 ? ' mark-moment' : ''}`}
      style={{ ...place, insetBlockStart: `calc(${row} * var(--row))` }}
      isSelected={isChosen}
      onChange={choose}
    >
      <span className="hidden">{label}</span>
      <span
        className="mark-sign"
        aria-hidden="true"
        style={{ inlineSize: `calc(${width} * var(--percent))` }}
      >
        {words === 'within' ? <Words mark={mark} /> : dated.length > 1 && dated.length}
      </span>
      {(words === 'after' || words === 'before') && <Words mark={mark} />}
    </ToggleButton>
  )
}

/** What it is and who says so, in few words; in full it is read out and shown when it is pressed. */
function Words({ mark: { dated, conflict } }: { mark: Mark }) {
  const { short } = useDated()
  const [first] = dated
  if (!first) return null
  return (
    <span className="mark-words" aria-hidden="true">
      {conflict && <Icon name="warning" />}
      <bdi>{short(first)}</bdi>
      {byWhom(first).map((code) => (
        <MemberCode key={code} code={code} />
      ))}
    </span>
  )
}

/** Where a stretch of time is left out. */
function Cuts({ axis }: { axis: Axis }) {
  return axis.cuts.map((at) => <span key={at} className="cut" style={{ insetInlineStart: `${at}%` }} />)
}

function Ticks({ axis }: { axis: Axis }) {
  const { digits } = useView().view
  const text = useText()
  return (
    <div className="ticks" aria-hidden="true">
      {axis.ticks.map(({ label, day, at }) => (
        <span key={label} className="tick-of-time" style={{ insetInlineStart: `${at}%` }}>
          <bdi>{inDigits(label, digits)}</bdi>
          <Hijri day={day} />
        </span>
      ))}
      {axis.cuts.map((at) => (
        <span
          key={at}
          className="tick-cut"
          style={{ insetInlineStart: `${at}%` }}
          title={text('timeline-cut')}
        >
          ⋯
        </span>
      ))}
    </div>
  )
}
