// Agreements: the signed instruments that alone release. Who is a party, who has signed, what each clause gives.

import { useCallback, useState } from 'react'
import { useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { Agreement, Clause } from '../api/shapes'
import { useLanguage, useText, useWord } from '../language/language'
import { Empty } from '../parts/empty'
import { Icon } from '../parts/icon'
import { Loading } from '../parts/loading'
import { plainName, useMembers } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { Wide } from '../parts/wide'

export function AgreementList({ open }: { open: string | undefined }) {
  const text = useText()
  const client = useClient()
  const { value, problem, loading, reload } = useRemote(
    useCallback((signal: AbortSignal) => client.agreements(signal), [client]),
  )
  return (
    <section aria-labelledby="agreements-title">
      <h2 id="agreements-title">{text('agreements')}</h2>
      {problem && <ProblemNote problem={problem} retry={reload} />}
      {loading && <Loading />}
      {value?.length === 0 && <Empty words={text('agreements-empty')} help={text('agreements-empty-help')} />}
      <ul className="agreements">
        {value?.map((agreement) => (
          <li key={agreement.id}>
            <AgreementCard agreement={agreement} startOpen={agreement.id === open} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function AgreementCard({ agreement, startOpen }: { agreement: Agreement; startOpen: boolean }) {
  const text = useText()
  const word = useWord()
  const { language } = useLanguage()
  const [open, setOpen] = useState(startOpen)
  const { title, title_ar: arabic } = agreement
  const arabicFirst = language !== 'en'
  return (
    <article className="agreement">
      <div className="agreement-head">
        <h3>
          <bdi lang={arabicFirst ? 'ar' : 'en'}>{arabicFirst ? arabic : title}</bdi>
        </h3>
        <span className={agreement.in_force ? 'cell cell-delivered' : 'cell cell-withheld'}>
          <Icon name={agreement.in_force ? 'delivered' : 'withheld'} />
          {word('force', agreement.standing)}
        </span>
      </div>
      <p className="agreement-other">
        <bdi lang={arabicFirst ? 'en' : 'ar'} dir="auto">
          {arabicFirst ? title : arabic}
        </bdi>
      </p>
      <p className="facts">
        <code>{agreement.id}</code>
        <span>{text('version', { n: agreement.version })}</span>
        <bdi>{agreement.legal_basis}</bdi>
        <span>{text('valid-both', { from: agreement.from, until: agreement.until })}</span>
      </p>
      <Signatures agreement={agreement} />
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{text('clauses')}</summary>
        {open && <Clauses agreement={agreement.id} />}
      </details>
    </article>
  )
}

function Signatures({ agreement }: { agreement: Agreement }) {
  const text = useText()
  const { members } = useMembers()
  return (
    <ul className="signatures" aria-label={text('signatures')}>
      {agreement.parties.map((party) => {
        const signed = agreement.signed.includes(party)
        const name = members.find((member) => member.member === party)?.name
        return (
          <li key={party} className={signed ? 'cell cell-delivered' : 'cell cell-waiting'}>
            <Icon name={signed ? 'delivered' : 'waiting'} />
            <bdi>{name ? plainName(name) : party}</bdi>
            <span className="quiet">{text(signed ? 'signed' : 'not-signed')}</span>
          </li>
        )
      })}
    </ul>
  )
}

function Clauses({ agreement }: { agreement: string }) {
  const text = useText()
  const client = useClient()
  const { value, problem, loading, reload } = useRemote(
    useCallback((signal: AbortSignal) => client.agreement(agreement, signal), [client, agreement]),
  )
  if (problem) return <ProblemNote problem={problem} retry={reload} />
  if (loading || !value) return <Loading />
  const prohibitions = value.prohibitions ?? []
  return (
    <>
      <Wide label={text('clauses')}>
        <table className="table clauses">
          <thead>
            <tr>
              <th scope="col">{text('clause')}</th>
              <th scope="col">{text('clause-who')}</th>
              <th scope="col">{text('clause-what')}</th>
              <th scope="col">{text('clause-persons')}</th>
              <th scope="col">{text('clause-ceiling')}</th>
              <th scope="col">{text('clause-purposes')}</th>
              <th scope="col">{text('clause-territories')}</th>
              <th scope="col">{text('clause-onward')}</th>
              <th scope="col">{text('clause-retention')}</th>
            </tr>
          </thead>
          <tbody>
            {value.clauses?.map((clause) => (
              <ClauseRow key={clause.id} clause={clause} />
            ))}
          </tbody>
        </table>
      </Wide>
      {prohibitions.length > 0 && (
        <ul className="prohibitions">
          {prohibitions.map((one) => (
            <li key={one.id}>
              <Icon name="withheld" />
              <span>
                {text('prohibition', { id: one.id, from: one.from.join(', '), to: one.to.join(', ') })}{' '}
                <bdi>{one.reason}</bdi>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function ClauseRow({ clause }: { clause: Clause }) {
  const text = useText()
  const word = useWord()
  const words = (list: string, of: string[]) => of.map((one) => word(list, one)).join(text('comma'))
  return (
    <tr>
      <th scope="row">
        <bdi>{clause.id}</bdi>
      </th>
      <td>{text('from-to', { from: clause.from.join(', '), to: clause.to.join(', ') })}</td>
      <td>{words('category', clause.categories)}</td>
      <td>
        {words('person', clause.persons)}
        {clause.minors && ` · ${text('label-minor')}`}
      </td>
      <td>{word('level', clause.ceiling)}</td>
      <td>{words('purpose', clause.purposes)}</td>
      <td>
        <bdi>{clause.territories.join(', ')}</bdi>
      </td>
      <td>{word('onward', clause.onward)}</td>
      <td>{text('days', { n: clause.retention_days })}</td>
    </tr>
  )
}
