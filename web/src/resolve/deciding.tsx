// The decision about two people: the verdict, why, by which law and what parts them; who would get it before it is made;
// and its undoing at hand after it.

import { type FormEvent, useState } from 'react'
import { Button, Form } from 'react-aria-components'
import { useClient } from '../api/session'
import type { Decided, DecisionRequest, Verdict } from '../api/shapes'
import { useText, useWord } from '../language/language'
import { useAct } from '../parts/act'
import { Audience } from '../parts/audience'
import { Entry } from '../parts/entry'
import { Lines } from '../parts/lines'
import { Options } from '../parts/options'
import { ProblemNote } from '../parts/problem'
import { usePurpose } from '../parts/purpose'
import { partable, parting, type Row } from './evidence'
import { Made } from './made'

const VERDICTS: readonly Verdict[] = ['same', 'different', 'unsure']

interface Props {
  ids: { one: string; other: string }
  rows: readonly Row[]
  /** The statements that are ticked. */
  weighed: readonly string[]
  /** What is typed. The page keeps it, so that another purpose does not lose it. */
  typed: Typed
  setTyped: (typed: Typed) => void
}

export interface Typed {
  reason: string
  basis: string
}

export function Deciding({ ids, rows, weighed, typed, setTyped }: Props) {
  const text = useText()
  const word = useWord()
  const client = useClient()
  const { purpose } = usePurpose()
  const [verdict, setVerdict] = useState<Verdict>()
  const { reason, basis } = typed
  const [apart, setApart] = useState<readonly string[]>(() => parting(rows))
  const { busy, problem, run } = useAct()
  const [preview, setPreview] = useState<{ of: string; decided: Decided }>()
  const [made, setMade] = useState<string>()

  const request: DecisionRequest | undefined = verdict && {
    verdict,
    ...ids,
    statements: [...weighed],
    parted_by: verdict === 'different' ? [...apart] : [],
    reason: reason.trim(),
    legal_basis: basis.trim(),
    purpose,
  }
  const asked = JSON.stringify(request)
  // What was shown counts for exactly what was asked: one changed word, and it is looked at anew.
  const shown = preview && preview.of === asked ? preview.decided : undefined

  const look = (event: FormEvent) => {
    event.preventDefault()
    if (!request || busy) return
    void run(async () => setPreview({ of: asked, decided: await client.previewDecision(request) }))
  }
  const decide = (body: DecisionRequest) =>
    void run(async () => setMade((await client.decide(body)).decision))

  if (made && request) return <Made id={made} request={request} />
  return (
    <Form className="panel deciding" onSubmit={look}>
      <h2>{text('decide-title')}</h2>
      <Options
        label={text('verdict')}
        value={verdict}
        onChange={setVerdict}
        options={VERDICTS.map((one) => ({ value: one, label: word('verdict-is', one) }))}
      />
      {verdict === 'different' && <PartedBy rows={rows} apart={apart} setApart={setApart} />}
      <Lines
        label={text('decision-why')}
        value={reason}
        onChange={(words) => setTyped({ ...typed, reason: words })}
        isRequired
        maxLength={2000}
      />
      <Entry
        label={text('report-basis')}
        help={text('basis-help')}
        value={basis}
        onChange={(words) => setTyped({ ...typed, basis: words })}
        anyScript
        isRequired
        autoComplete="off"
      />
      <p className="quiet">
        {text(weighed.length === 0 ? 'weighed-none' : 'weighed-n', { n: weighed.length })}
      </p>
      {problem && <ProblemNote problem={problem} />}
      {shown && <Audience title={text('audience-title')} partners={shown.partners ?? []} />}
      <div className="buttons">
        {/* It keeps its place: whoever presses twice looks twice and decides nothing. */}
        <Button
          className={shown ? 'button' : 'button button-main'}
          type="submit"
          isDisabled={busy || !verdict || weighed.length === 0}
        >
          {text('show-audience')}
        </Button>
        {shown && request && (
          <Button className="button button-main" isDisabled={busy} onPress={() => decide(request)}>
            {word('decide-as', request.verdict)}
          </Button>
        )}
      </div>
    </Form>
  )
}

interface PartedByProps {
  rows: readonly Row[]
  apart: readonly string[]
  setApart: (properties: readonly string[]) => void
}

function PartedBy({ rows, apart, setApart }: PartedByProps) {
  const text = useText()
  const word = useWord()
  const toggle = (property: string) =>
    setApart(apart.includes(property) ? apart.filter((one) => one !== property) : [...apart, property])
  return (
    <fieldset className="options">
      <legend>{text('parted-by')}</legend>
      {partable(rows).map((property) => (
        <label key={property} className="option">
          <input type="checkbox" checked={apart.includes(property)} onChange={() => toggle(property)} />
          {word('property', property)}
        </label>
      ))}
    </fieldset>
  )
}
