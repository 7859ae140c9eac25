// The answers about a file of names, hits first to the eye: each line leads to its whole answer.

import { Button } from 'react-aria-components'
import { useText, useWord } from '../language/language'
import { MemberCode } from '../parts/member'
import { Wide } from '../parts/wide'
import { answerOf } from './answer'
import type { Answered } from './people'

interface Props {
  answers: readonly Answered[]
  chosen: number | undefined
  choose: (line: number) => void
}

export function ListTable({ answers, chosen, choose }: Props) {
  const text = useText()
  return (
    <Wide label={text('list-answers')}>
      <table className="table">
        <caption className="hidden">{text('list-answers')}</caption>
        <thead>
          <tr>
            <th scope="col" className="number">
              {text('list-line')}
            </th>
            <th scope="col">{text('name')}</th>
            <th scope="col">{text('answer')}</th>
            <th scope="col">{text('list-whom')}</th>
            <th scope="col" className="number">
              {text('list-named')}
            </th>
            <th scope="col" className="number">
              {text('list-entry')}
            </th>
          </tr>
        </thead>
        <tbody>
          {answers.map((answered, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line of the file is what it is by its place
            <Line key={at} answered={answered} at={at} isChosen={at === chosen} choose={choose} />
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

interface LineProps {
  answered: Answered
  at: number
  isChosen: boolean
  choose: (line: number) => void
}

function Line({ answered: { question, screening, fault }, at, isChosen, choose }: LineProps) {
  const word = useWord()
  // The page's own reading: a name alone is never shown as a hit.
  const outcome = screening && answerOf(screening, question).outcome
  const first = outcome === 'no-hit' ? undefined : screening?.candidates[0]
  return (
    <tr>
      <td className="number">{at + 1}</td>
      <th scope="row">
        <bdi>{question.name}</bdi>
      </th>
      <td>
        {outcome ? (
          <Button
            className={`button button-quiet list-${outcome}`}
            onPress={() => choose(at)}
            aria-pressed={isChosen}
          >
            {word('list-outcome', outcome)}
          </Button>
        ) : (
          <span className="fault" lang="en" dir="ltr">
            {fault}
          </span>
        )}
      </td>
      <td>
        {first && (
          <>
            <bdi>{first.caption}</bdi>{' '}
            {first.originators.map((code) => (
              <MemberCode key={code} code={code} />
            ))}
          </>
        )}
      </td>
      <td className="number">{screening?.named}</td>
      <td className="number">{screening?.position}</td>
    </tr>
  )
}
