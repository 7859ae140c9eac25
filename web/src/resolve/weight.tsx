// What speaks for one person or for two: the finding in words, how much it says, and the bits.

import type { PairEvidence } from '../api/shapes'
import { useText, useWord } from '../language/language'
import { signedBits, strengthOf } from './evidence'

export function Bits({ bits }: { bits: number }) {
  const text = useText()
  return (
    <bdi dir="ltr" className={`bits bits-${strengthOf(bits)}`} title={text('bits')}>
      {signedBits(bits)}
    </bdi>
  )
}

/** How much it says, in words and in bits. */
export function Weight({ bits }: { bits: number }) {
  const word = useWord()
  return (
    <span className="weight">
      {word('strength', strengthOf(bits))} <Bits bits={bits} />
    </span>
  )
}

/** `Mother's name Zahra · زهرة: the same +6.2` */
export function Piece({ piece }: { piece: PairEvidence }) {
  const word = useWord()
  return (
    <span className="piece">
      <span className="quiet">{word('about', piece.kind)}</span>{' '}
      {[...new Set([...piece.one, ...piece.other])].map((value, place) => (
        <span key={value}>
          {place > 0 && <span className="quiet"> · </span>}
          <bdi>{value}</bdi>
        </span>
      ))}
      <span className="quiet">: </span>
      {word('finding', piece.finding)} <Bits bits={piece.weight} />
    </span>
  )
}
