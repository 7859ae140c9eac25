// Whom and what the report is about: somebody who is known, found by his name, or somebody or something new.

import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { useClient } from '../api/session'
import type { Found } from '../api/shapes'
import { useBanners } from '../frame/banner'
import { useText, useWord } from '../language/language'
import { useAct } from '../parts/act'
import { Choice } from '../parts/choice'
import { Entry } from '../parts/entry'
import { Icon } from '../parts/icon'
import { Originators } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { newId, type TypedSubject } from './draft'
import type { PartProps } from './heading'

/** More of one name than this is a search to be made narrower. */
const MOST = 6

interface Props extends PartProps {
  /** Takes a subject in; `name` is what was typed for somebody new. */
  add: (subject: TypedSubject, name: string) => void
  remove: (subject: string) => void
}

export function Subjects({ typed, change, words, faults, add, remove }: Props) {
  const text = useText()
  const word = useWord()
  const set = (id: string, person: string) =>
    change({ subjects: typed.subjects.map((one) => (one.id === id ? { ...one, person } : one)) })
  return (
    <section className="panel writing-part" aria-labelledby="writing-subjects">
      <h2 id="writing-subjects">{text('writing-subjects')}</h2>
      {typed.subjects.length > 0 && (
        <ul className="written-subjects">
          {typed.subjects.map((subject, at) => (
            <li key={subject.id}>
              <span className="written-subject">
                <strong>
                  <bdi>{subject.caption}</bdi>
                </strong>
                <span className="quiet">{word('kind', subject.kind)}</span>
              </span>
              <Choice
                label={text('label-person')}
                value={subject.person}
                onChange={(person) => set(subject.id, person)}
                options={[
                  { value: '', label: text('choose') },
                  ...words.persons.map((value) => ({ value, label: word('person', value) })),
                ]}
                faults={faults.get(`subjects[${at}].person`) ?? faults.get(`subjects[${at}].kind`)}
              />
              <Button
                className="button button-quiet"
                onPress={() => remove(subject.id)}
                aria-label={text('remove-what', { what: subject.caption })}
              >
                <Icon name="close" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <AddSubject kinds={words.subjects.map(({ kind }) => kind)} purpose={typed.purpose} add={add} />
    </section>
  )
}

interface AddProps {
  kinds: readonly string[]
  purpose: string
  add: Props['add']
}

function AddSubject({ kinds, purpose, add }: AddProps) {
  const text = useText()
  const word = useWord()
  const client = useClient()
  const act = useAct()
  const [name, setName] = useState('')
  const [kind, setKind] = useState('person')
  const [found, setFound] = useState<readonly Found[]>()
  const field = useRef<HTMLInputElement>(null)
  useBanners(found?.map((one) => one.banner) ?? [])
  const look = () =>
    void act.run(async () =>
      setFound(await client.find(name.trim(), purpose, MOST, new AbortController().signal)),
    )
  const take = (subject: TypedSubject, typedName: string) => {
    add(subject, typedName)
    setName('')
    setFound(undefined)
  }
  const takeNew = () => {
    const caption = name.trim() || word('kind', kind)
    take({ id: newId('s'), kind, caption, person: kind === 'person' ? '' : 'no-person' }, name.trim())
  }
  return (
    <>
      <div className="ask">
        <Entry
          label={text('writing-who')}
          help={text('writing-who-help')}
          value={name}
          onChange={(typed) => {
            setName(typed)
            setFound(undefined)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || name.trim() === '') return
            event.preventDefault()
            look()
          }}
          anyScript
          autoComplete="off"
          inputRef={field}
        />
        <Choice
          label={text('writing-subject-kind')}
          value={kind}
          onChange={setKind}
          options={kinds.map((value) => ({ value, label: word('kind', value) }))}
        />
        <Button className="button" onPress={look} isDisabled={act.busy || name.trim() === ''}>
          {text('search')}
        </Button>
      </div>
      {act.problem && <ProblemNote problem={act.problem} />}
      {found && (
        <p role="status" className="quiet">
          {text('results-n', { n: found.length, name })}
        </p>
      )}
      {found && found.length > 0 && (
        <ul className="picks">
          {found.map((one) => (
            <li key={one.id}>
              <Button className="button pick" onPress={() => take(knownSubject(one), '')}>
                <bdi>{one.caption}</bdi>
                <span className="facts">
                  {one.birth.length > 0 && <span>{text('born', { dates: one.birth.join(', ') })}</span>}
                  {one.persons.map((person) => (
                    <span key={person}>{word('person', person)}</span>
                  ))}
                  <Originators codes={one.originators} />
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="buttons">
        <Button className="button" onPress={takeNew}>
          {text('writing-new-subject', { kind: word('kind', kind) })}
        </Button>
      </div>
    </>
  )
}

/** Somebody known. What he is in this report is asked anew: a category that others gave is theirs. */
const knownSubject = ({ id, kind, caption, banner }: Found): TypedSubject => ({
  id,
  kind,
  caption,
  banner,
  person: kind === 'person' ? '' : 'no-person',
})
