// Carrying by hand: what waits for a member as a file that is sealed to it, and a member's file that is read here. The
// node judges both as it judges what goes over a line; the page sees counts alone.

import { type FormEvent, useState } from 'react'
import { Button, Form } from 'react-aria-components'
import { useClient, useWho } from '../api/session'
import type { BundleRead, BundleRequest, BundleWritten } from '../api/shapes'
import { useText } from '../language/language'
import { useAct } from '../parts/act'
import { Choice } from '../parts/choice'
import { Entry } from '../parts/entry'
import { FileField } from '../parts/file-field'
import { MemberField, useMembers } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { save } from '../parts/save'
import { Submit } from '../parts/submit'
import { CameOf, InFile } from './bundle-outcome'

const WHICH = ['waiting', 'again', 'from'] as const
type Which = (typeof WHICH)[number]

export function Bundles() {
  const text = useText()
  return (
    <section aria-labelledby="bundles-title">
      <h2 id="bundles-title">{text('carry')}</h2>
      <p className="quiet">{text('carry-help')}</p>
      <div className="two two-even">
        <Write />
        <Read />
      </div>
    </section>
  )
}

/** Whoever acts for another member carries for that member alone. */
function useOthers() {
  const { session } = useWho()
  const others = useMembers().members.filter((one) => !one.own)
  return session && session.member !== session.node
    ? others.filter((one) => one.member === session.member)
    : others
}

/** The same member and the same minute give the same beginning; the rest says which bundle it is. */
const fileName = ({ to, made, bundle }: BundleWritten) =>
  `${to}-${made.slice(0, 16).replace(':', '')}-${bundle.slice(-8)}.bundle`

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))

function Write() {
  const text = useText()
  const client = useClient()
  const others = useOthers()
  const [chosen, setChosen] = useState('')
  const [which, setWhich] = useState<Which>('waiting')
  const [first, setFirst] = useState('')
  const [written, setWritten] = useState<BundleWritten>()
  const act = useAct()
  const to = chosen || (others[0]?.member ?? '')
  const keep = (bundle: BundleWritten) => save(fileName(bundle), bytesOf(bundle.sealed))

  const write = (event: FormEvent) => {
    event.preventDefault()
    setWritten(undefined)
    const asked: BundleRequest = { to }
    if (which === 'again') asked.again = true
    if (which === 'from') asked.from = Number(first)
    void act.run(async () => {
      const bundle = await client.writeBundle(asked)
      setWritten(bundle)
      keep(bundle)
    })
  }
  return (
    <Form className="panel stack" onSubmit={write} aria-labelledby="bundle-write-title">
      <h3 id="bundle-write-title">{text('carry-write')}</h3>
      <div className="fields">
        <MemberField label={text('carry-for')} value={to} onChange={setChosen} members={others} />
        <Choice
          label={text('carry-which')}
          help={text(`carry-${which}-help`)}
          value={which}
          onChange={(value) => setWhich(WHICH.find((one) => one === value) ?? 'waiting')}
          options={WHICH.map((one) => ({ value: one, label: text(`carry-${one}`) }))}
        />
        {which === 'from' && (
          <Entry
            label={text('carry-first')}
            value={first}
            onChange={(value) => setFirst(value.replace(/\D/g, ''))}
            inputMode="numeric"
            autoComplete="off"
            isRequired
          />
        )}
      </div>
      <Submit act={act} words={text('carry-write-act')}>
        {written && (
          <Button className="button" onPress={() => keep(written)}>
            {text('carry-save-again')}
          </Button>
        )}
      </Submit>
      <div role="status">{written && <InFile written={written} name={fileName(written)} />}</div>
    </Form>
  )
}

function Read() {
  const text = useText()
  const client = useClient()
  const [file, setFile] = useState<File>()
  const [read, setRead] = useState<BundleRead>()
  const act = useAct()
  const send = (event: FormEvent) => {
    event.preventDefault()
    setRead(undefined)
    if (file) void act.run(async () => setRead(await client.readBundle(file)))
  }
  return (
    <Form className="panel stack" onSubmit={send} aria-labelledby="bundle-read-title">
      <h3 id="bundle-read-title">{text('carry-read')}</h3>
      <FileField
        label={text('carry-file')}
        help={text('carry-file-help')}
        busy={act.busy}
        choose={(chosen) => {
          setFile(chosen)
          setRead(undefined)
          act.clear()
        }}
      />
      {act.problem && <ProblemNote problem={act.problem} />}
      <div className="buttons">
        <Button className="button button-main" type="submit" isDisabled={act.busy || !file}>
          {text('carry-read-act')}
        </Button>
      </div>
      <div role="status">{read && <CameOf read={read} />}</div>
    </Form>
  )
}
