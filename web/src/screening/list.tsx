// A file of names, one line a person: each is a screening of its own, with its purpose and its entry in the ledger.

import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { Problem } from '../api/client'
import { asProblem } from '../api/remote'
import { useClient } from '../api/session'
import type { ScreeningQuestion } from '../api/shapes'
import { useBanners } from '../frame/banner'
import { labelLine } from '../frame/banner-text'
import { joinBanners } from '../frame/labels'
import { useText, useWord } from '../language/language'
import { FileField } from '../parts/file-field'
import { ProblemNote } from '../parts/problem'
import { PurposeField } from '../parts/purpose'
import { save as saveFile } from '../parts/save'
import { ScreeningAnswer } from './candidates'
import { ListTable } from './list-table'
import { type Answered, fileOf, MOST_PEOPLE, questionsOf } from './people'

export function List() {
  const text = useText()
  const word = useWord()
  const client = useClient()
  const [questions, setQuestions] = useState<readonly ScreeningQuestion[]>([])
  const [answers, setAnswers] = useState<readonly Answered[]>([])
  const [purpose, setPurpose] = useState<string>('border-control')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [chosen, setChosen] = useState<number>()
  const stopped = useRef(false)
  const banners = answers.flatMap(({ screening }) => screening?.candidates.map(({ banner }) => banner) ?? [])
  useBanners(banners)

  const open = async (file: File | undefined) => {
    if (!file) return
    const { default: papa } = await import('papaparse')
    const { data } = papa.parse<string[]>(await file.text())
    setQuestions(questionsOf(data))
    setAnswers([])
    setChosen(undefined)
    setProblem(undefined)
  }
  /** Goes on where it stopped: what was answered is not asked again. */
  const run = async () => {
    stopped.current = false
    setBusy(true)
    setProblem(undefined)
    for (const question of questions.slice(answers.length)) {
      if (stopped.current) break
      try {
        const screening = await client.screen({ ...question, purpose })
        setAnswers((last) => [...last, { question, screening }])
      } catch (error) {
        const found = asProblem(error)
        if (found.kind !== 'bad-request') {
          if (found.kind !== 'not-logged-in') setProblem(found)
          break
        }
        setAnswers((last) => [...last, { question, fault: found.body.detail }])
      }
    }
    setBusy(false)
  }
  const save = () => {
    const label = labelLine(joinBanners(banners), text, word)
    saveFile('screenings.csv', `\ufeff${fileOf(answers, label)}`, 'text/csv')
  }
  const tooMany = questions.length > MOST_PEOPLE
  const left = questions.length - answers.length
  const shown = chosen === undefined ? undefined : answers[chosen]
  return (
    <div className="stack">
      <div className="panel">
        <div className="fields">
          <FileField
            label={text('list-file')}
            help={text('list-file-help')}
            accept=".csv,.txt,text/csv,text/plain"
            busy={busy}
            choose={(file) => void open(file)}
          />
          <PurposeField value={purpose} onChange={setPurpose} help={text('screening-recorded')} />
        </div>
        {tooMany && (
          <p className="fault">{text('list-too-many', { most: MOST_PEOPLE, n: questions.length })}</p>
        )}
        {questions.length > 0 && !tooMany && (
          <div className="list-progress">
            <progress max={questions.length} value={answers.length} aria-label={text('list-progress')} />
            <span role="status">{text('list-done', { n: answers.length, all: questions.length })}</span>
          </div>
        )}
        <div className="buttons">
          {busy ? (
            <Button
              className="button"
              onPress={() => {
                stopped.current = true
              }}
            >
              {text('list-stop')}
            </Button>
          ) : (
            <Button
              className="button button-main"
              onPress={() => void run()}
              isDisabled={left === 0 || tooMany}
            >
              {text(answers.length > 0 && left > 0 ? 'list-go-on' : 'screen')}
            </Button>
          )}
          <Button className="button" onPress={save} isDisabled={busy || answers.length === 0}>
            {text('list-save')}
          </Button>
        </div>
        {problem && <ProblemNote problem={problem} />}
      </div>
      {answers.length > 0 && <ListTable answers={answers} chosen={chosen} choose={setChosen} />}
      {shown?.screening && (
        <section className="answer" aria-label={text('answer')}>
          <ScreeningAnswer question={{ ...shown.question, purpose }} screening={shown.screening} />
        </section>
      )}
    </div>
  )
}
