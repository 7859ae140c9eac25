// People: a name in any script, whom it may be and why; then everything that is said of one subject.

import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { Button, Form } from 'react-aria-components'
import { useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { Found } from '../api/shapes'
import { useBanners } from '../frame/banner'
import { placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { Empty } from '../parts/empty'
import { Entry } from '../parts/entry'
import { BannerChip } from '../parts/label'
import { Loading } from '../parts/loading'
import { Originators } from '../parts/member'
import { NameWhy } from '../parts/name-why'
import { ProblemNote } from '../parts/problem'
import { OtherPurposes, PurposeChoice, usePurpose } from '../parts/purpose'
import { DossierPage } from './dossier'

/** Results of one search: more than this is a search to be made narrower. */
const MOST_RESULTS = 25
/** Whoever stops typing for so long is answered; what was shown of whom is written down, so not at every key. */
const PAUSE_MS = 500
/** Fewer letters than this are nobody's name yet. */
const LEAST = 3

export function PeoplePage({ id }: { id: string | undefined }) {
  const text = useText()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const name = typed.trim()
    if (name.length < LEAST) return
    const timer = setTimeout(() => setAsked(name), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(typed.trim())
  }
  if (id) return <DossierPage key={id} subject={id} />
  return (
    <div className="room">
      <header className="room-head">
        <h1>{text('room-people')}</h1>
      </header>
      <Form className="ask" onSubmit={submit}>
        <Entry
          label={text('search-name')}
          help={text('search-name-help')}
          value={typed}
          onChange={setTyped}
          anyScript
          type="search"
          autoComplete="off"
        />
        <PurposeChoice />
        <Button className="button button-main" type="submit">
          {text('search')}
        </Button>
      </Form>
      {asked === '' ? (
        <Empty words={text('people-empty')} help={text('people-empty-help')} />
      ) : (
        <Results name={asked} />
      )}
    </div>
  )
}

function Results({ name }: { name: string }) {
  const text = useText()
  const word = useWord()
  const client = useClient()
  const { purpose } = usePurpose()
  const { value, problem, loading, reload } = useRemote(
    useCallback(
      (signal: AbortSignal) => client.find(name, purpose, MOST_RESULTS, signal),
      [client, name, purpose],
    ),
  )
  useBanners(value?.map((found) => found.banner) ?? [])
  if (problem) return <ProblemNote problem={problem} retry={reload} />
  if (loading || !value) return <Loading />
  return (
    <section aria-labelledby="results-title">
      <div role="status">
        <h2 id="results-title">{text('results-n', { n: value.length, name })}</h2>
      </div>
      {value.length === 0 && (
        <>
          <Empty
            words={text('results-none', { purpose: word('purpose', purpose) })}
            help={text('results-none-help')}
          />
          <OtherPurposes title={text('other-purposes')} />
        </>
      )}
      {value.length > 0 && (
        <ol className="results">
          {value.map((found) => (
            <li key={found.id}>
              <Result found={found} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Result({ found }: { found: Found }) {
  const text = useText()
  const word = useWord()
  return (
    <article className="result">
      <div className="result-who">
        <h3>
          <a href={placeOf('people', found.id)}>
            <bdi>{found.caption}</bdi>
          </a>
        </h3>
        <p className="facts">
          <span>{word('kind', found.kind)}</span>
          {found.birth.length > 0 && <span>{text('born', { dates: found.birth.join(', ') })}</span>}
          {found.persons.map((person) => (
            <span key={person} className={`person person-${person}`}>
              {word('person', person)}
            </span>
          ))}
          <Originators codes={found.originators} />
          <BannerChip banner={found.banner} />
        </p>
        <NameWhy matched={found.matched} parts={[]} />
      </div>
      <Score score={found.score} />
    </article>
  )
}

/** How alike the names are, from 0 to 100: a number first, a bar beside it. */
export function Score({ score }: { score: number }) {
  const text = useText()
  const percent = Math.round(score * 100)
  return (
    <div className="score">
      <span className="score-number">
        <span className="hidden">{text('score')} </span>
        {percent}
      </span>
      <meter min={0} max={100} value={percent} aria-label={text('score')} />
    </div>
  )
}
