// How a lane stands, in a sign and a word, and what keeps it.

import type { Lane } from '../api/shapes'
import { useText, useWord } from '../language/language'
import { Icon, type IconName } from '../parts/icon'

const SIGNS: Record<string, [IconName, string]> = {
  idle: ['delivered', 'delivered'],
  sending: ['traffic', 'delivered'],
  trouble: ['warning', 'refused'],
  inactive: ['withheld', 'withheld'],
}

export function LaneSign({ lane }: { lane: Lane }) {
  const text = useText()
  const word = useWord()
  const [icon, tone] = SIGNS[lane.state] ?? ['waiting', 'waiting']
  return (
    <>
      <span className={`cell cell-${tone}`}>
        <Icon name={icon} />
        {word('lane', lane.state)}
      </span>
      {lane.trouble && (
        <p className="lane-problem">
          {word('trouble', lane.trouble.code)} · {text('failures-n', { n: lane.trouble.failures })}
        </p>
      )}
    </>
  )
}
