// One report: what it says, and for each partner what it received under which clause and what was withheld why.

import { useCallback } from 'react'
import { Button } from 'react-aria-components'
import { useRemote } from '../api/remote'
import { useClient, useMay } from '../api/session'
import type { PartnerTraffic, Reason, Report } from '../api/shapes'
import { useBanners } from '../frame/banner'
import { go, placeOf } from '../frame/route'
import { useLanguage, useText, useWord } from '../language/language'
import { Icon } from '../parts/icon'
import { Loading } from '../parts/loading'
import { MemberCode, plainName, useMembers } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { PurposeChoice, usePurpose } from '../parts/purpose'
import { When } from '../parts/when'
import { StatementList } from '../people/statements'
import type { Row } from './fold'
import { PrecedenceMark } from './precedence'

export function ReportDetail({ report, row }: { report: string; row: Row | undefined }) {
  const text = useText()
  const mayRead = useMay()('content.read')
  return (
    <aside className="detail" aria-labelledby="detail-title">
      <header className="detail-head">
        <h2 id="detail-title">
          {text('report')} <code>{report.slice(0, 10)}</code>
        </h2>
        <Button className="button button-quiet" onPress={() => go('traffic')} aria-label={text('close')}>
          <Icon name="close" />
        </Button>
      </header>
      {row && (
        <p className="detail-line">
          <PrecedenceMark precedence={row.precedence} />
          {row.originator && <MemberCode code={row.originator} />}
          <When at={row.at} zulu />
        </p>
      )}
      <Partners report={report} row={row} />
      {mayRead ? <Contents report={report} /> : <p className="quiet">{text('no-content')}</p>}
    </aside>
  )
}

function Partners({ report, row }: { report: string; row: Row | undefined }) {
  const text = useText()
  const client = useClient()
  // Read again when the row's cells change: an acknowledgement came.
  const seen = row ? [...row.cells.values()].map((cell) => `${cell.state}${cell.at}`).join() : ''
  const { value, problem, loading, reload } = useRemote(
    // biome-ignore lint/correctness/useExhaustiveDependencies: `seen` says when it is worth asking again
    useCallback((signal: AbortSignal) => client.trafficOf(report, signal), [client, report, seen]),
  )
  return (
    <section aria-labelledby="partners-title">
      <h3 id="partners-title">{text('partners')}</h3>
      {problem && <ProblemNote problem={problem} retry={reload} />}
      {loading && <Loading />}
      {value?.members.length === 0 && <p className="quiet">{text('partners-none')}</p>}
      <ul className="partners">
        {value?.members.map((partner) => (
          <Partner key={partner.member} partner={partner} />
        ))}
      </ul>
    </section>
  )
}

function Partner({ partner }: { partner: PartnerTraffic }) {
  const text = useText()
  const name = useMembers().members.find((member) => member.member === partner.member)?.name
  const sign =
    ({ acknowledged: 'delivered', delivered: 'waiting' } as const)[partner.state as string] ?? partner.state
  const icon = sign === 'delivered' || sign === 'waiting' || sign === 'refused' ? sign : 'withheld'
  return (
    <li className="partner-item">
      <div className="partner-head">
        <strong>
          <bdi>{name ? plainName(name) : partner.member}</bdi>
        </strong>
        <span className={`cell cell-${icon}`}>
          <Icon name={icon} />
          {text(`partner-${icon}`)}
          {partner.acknowledged && <When at={partner.acknowledged} seconds />}
          {!partner.acknowledged && partner.delivered && <When at={partner.delivered} seconds />}
        </span>
      </div>
      {partner.statements > 0 && (
        <p>
          {text('released-n', { n: partner.statements })} <Clauses clauses={partner.clauses} />
        </p>
      )}
      {partner.withheld > 0 && (
        <div>
          <p>{text('withheld-n', { n: partner.withheld })}</p>
          <ul className="reasons">
            {partner.reasons.map((reason) => (
              <li key={`${reason.code} ${reason.text}`}>
                <ReasonWords reason={reason} member={partner.member} count={partner.reasons.length > 1} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </li>
  )
}

function Clauses({ clauses }: { clauses: string[] }) {
  const text = useText()
  const mayRead = useMay()('agreements.read')
  return clauses.map((clause) => {
    const [agreement, number] = clause.split('/')
    const words = text('under-clause', { clause: number ?? '', agreement: agreement ?? '' })
    return mayRead && agreement ? (
      <a key={clause} className="clause" href={placeOf('members', agreement)}>
        {words}
      </a>
    ) : (
      <span key={clause} className="clause">
        {words}
      </span>
    )
  })
}

/** A reason in the reader's language where the page knows its code; in English as the node wrote it. */
function ReasonWords({ reason, member, count }: { reason: Reason; member: string; count: boolean }) {
  const word = useWord()
  const text = useText()
  const { language } = useLanguage()
  const known = word('reason', reason.code) !== reason.code
  const written = language === 'en' && reason.text !== reason.code
  return (
    <>
      {known && !written ? (
        text(`reason-${reason.code}`, { member })
      ) : (
        <span lang="en" dir="auto">
          {reason.text}
        </span>
      )}
      {count && reason.statements !== undefined && (
        <span className="quiet"> {text('n-statements', { n: reason.statements })}</span>
      )}
    </>
  )
}

function Contents({ report }: { report: string }) {
  const text = useText()
  const client = useClient()
  const { purpose } = usePurpose()
  const { value, problem, loading, reload } = useRemote(
    useCallback((signal: AbortSignal) => client.report(report, purpose, signal), [client, report, purpose]),
  )
  return (
    <section aria-labelledby="contents-title">
      <div className="section-head">
        <h3 id="contents-title">{text('statements')}</h3>
        <PurposeChoice />
      </div>
      {problem && <ProblemNote problem={problem} retry={reload} />}
      {loading && <Loading />}
      {value && <ReportContents report={value} />}
      <p className="quiet">{text('read-recorded')}</p>
    </section>
  )
}

function ReportContents({ report }: { report: Report }) {
  const text = useText()
  const word = useWord()
  useBanners([report.banner, ...report.statements.map((statement) => statement.banner)])
  return (
    <>
      <dl className="pairs">
        <dt>{text('report-kind')}</dt>
        <dd>{word('report', report.kind)}</dd>
        <dt>{text('report-written')}</dt>
        <dd>
          <When at={report.written} zulu />
        </dd>
        <dt>{text('report-basis')}</dt>
        <dd dir="auto">{report.legal_basis}</dd>
        <dt>{text('report-purpose')}</dt>
        <dd>{word('purpose', report.purpose)}</dd>
      </dl>
      {report.subjects.map((subject) => (
        <section key={subject.id} className="about">
          <h4>
            <a href={placeOf('people', subject.id)}>
              {word('kind', subject.kind)} <code>{subject.id.slice(0, 10)}</code>
            </a>
          </h4>
          <StatementList statements={report.statements.filter((one) => one.subject === subject.id)} />
        </section>
      ))}
    </>
  )
}
