// Agreements: the signed instruments that alone release. Who is a party, who has signed, and what each says.

import { useCallback, useState } from 'react'
import { useReloadAfter, useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { Agreement } from '../api/shapes'
import { useLanguage, useText, useWord } from '../language/language'
import { Empty } from '../parts/empty'
import { Icon } from '../parts/icon'
import { Loading } from '../parts/loading'
import { plainName, useMembers } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { WholeAgreement } from './whole'

/** `done` changes when something was done that may change the list. */
export function AgreementList({ open, done }: { open: string | undefined; done: number }) {
  const text = useText()
  const client = useClient()
  const { value, problem, loading, reload } = useRemote(
    useCallback((signal: AbortSignal) => client.agreements(signal), [client]),
  )
  useReloadAfter(done, reload)
  return (
    <section aria-labelledby="agreements-title">
      <h2 id="agreements-title">{text('agreements')}</h2>
      {problem && <ProblemNote problem={problem} retry={reload} />}
      {loading && <Loading />}
      {value?.length === 0 && <Empty words={text('agreements-empty')} help={text('agreements-empty-help')} />}
      <ul className="agreements">
        {value?.map((agreement) => (
          <li key={`${agreement.id} ${agreement.version}`}>
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
        <summary>{text('articles')}</summary>
        {open && <WholeAgreement id={agreement.id} version={agreement.version} />}
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
