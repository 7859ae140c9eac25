// Control points without a line: which there are, how old their extracts are, and what they handed in. An extract is
// fetched by the control point itself.

import { useCallback } from 'react'
import { useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { ControlPoint } from '../api/shapes'
import { useText, useWord } from '../language/language'
import { Icon } from '../parts/icon'
import { Loading } from '../parts/loading'
import { ProblemNote } from '../parts/problem'
import { When } from '../parts/when'
import { Wide } from '../parts/wide'

export function ControlPoints() {
  const text = useText()
  const client = useClient()
  const { value, problem, loading, reload } = useRemote(
    useCallback((signal: AbortSignal) => client.controlPoints(signal), [client]),
  )
  return (
    <section aria-labelledby="points-title">
      <h2 id="points-title">{text('points-title')}</h2>
      <p className="quiet">{text('points-help')}</p>
      {problem && <ProblemNote problem={problem} retry={reload} />}
      {loading && <Loading />}
      {value?.length === 0 && <p>{text('points-none')}</p>}
      {value && value.length > 0 && <Table points={value} />}
    </section>
  )
}

function Table({ points }: { points: readonly ControlPoint[] }) {
  const text = useText()
  return (
    <Wide label={text('points-title')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{text('point-key')}</th>
            <th scope="col">{text('point-extract')}</th>
            <th scope="col">{text('point-ends')}</th>
            <th scope="col" className="number">
              {text('point-screenings')}
            </th>
            <th scope="col">{text('point-last')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.point}>
              <th scope="row">
                <code title={point.point}>{point.point.slice(0, 12)}</code>
              </th>
              <Extract extract={point.extract} />
              <td className="number">{text('number', { n: point.screenings })}</td>
              <td>{point.last_screening ? <When at={point.last_screening} /> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

function Extract({ extract }: { extract: ControlPoint['extract'] }) {
  const text = useText()
  const word = useWord()
  if (!extract) return <td colSpan={2}>–</td>
  return (
    <>
      <td>
        <When at={extract.made} />
        <p className="quiet">
          {word('purpose', extract.purpose)} · {text('point-subjects', { n: extract.subjects })}
        </p>
      </td>
      <td>
        <When at={extract.expires} />
        {extract.ended && (
          <p>
            <span className="cell cell-refused">
              <Icon name="refused" />
              {text('point-ended')}
            </span>
          </p>
        )}
      </td>
    </>
  )
}
