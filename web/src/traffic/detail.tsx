// One report: what it says, and for each partner what it received under which clause and what was withheld why.

import { useCallback, useState } from 'react'
import { Button } from 'react-aria-components'
import { useReloadAfter, useRemote } from '../api/remote'
import { useClient, useMay } from '../api/session'
import type { PartnerTraffic, Report, ReportHead, ReportTraffic } from '../api/shapes'
import { useBanners } from '../frame/banner'
import { go, placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { AskOnward } from '../members/onward-forms'
import { ClauseName } from '../parts/clause'
import { Empty } from '../parts/empty'
import { Icon } from '../parts/icon'
import { Loading } from '../parts/loading'
import { MemberCode, MemberName, plainName } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { PurposeChoice, usePurpose } from '../parts/purpose'
import { ReasonWords } from '../parts/reason'
import { shortId } from '../parts/short-id'
import { When } from '../parts/when'
import { StatementList } from '../people/statements'
import { MustKeep, TakeBack } from '../recalls/forms'
import { AskRfi } from '../rfis/forms'
import { ANSWER } from '../writing/place'
import { cellOf, type Row } from './fold'
import { PrecedenceMark } from './precedence'

export function ReportDetail({ report, row }: { report: string; row: Row | undefined }) {
  const text = useText()
  const client = useClient()
  const may = useMay()
  const { value, problem, loading, reload } = useRemote(
    useCallback((signal: AbortSignal) => client.trafficOf(report, signal), [client, report]),
  )
  const cells = row ? [...row.cells.values()].map((cell) => `${cell.state}${cell.at}`).join() : ''
  useReloadAfter(cells, reload)
  return (
    <aside className="detail" aria-labelledby="detail-title">
      <header className="detail-head">
        <h2 id="detail-title">
          {text('report')} <code>{shortId(report)}</code>
        </h2>
        <Button className="button button-quiet" onPress={() => go('traffic')} aria-label={text('close')}>
          <Icon name="close" />
        </Button>
      </header>
      {problem && <ProblemNote problem={problem} retry={reload} />}
      {loading && <Loading />}
      {value && <Head report={value.report} />}
      {value && <Acts report={value.report} />}
      {value && (value.report.own ? <Partners members={value.members} /> : <Receptions traffic={value} />)}
      {may('read-content') ? (
        <Contents report={report} writtenFor={value?.report.purpose} partners={value?.members ?? []} />
      ) : (
        <p className="quiet">{text('no-content')}</p>
      )}
    </aside>
  )
}

function Head({ report }: { report: ReportHead }) {
  const text = useText()
  const word = useWord()
  return (
    <p className="detail-line">
      <PrecedenceMark precedence={report.precedence} />
      <MemberCode code={report.originator} />
      <span>{word('report', report.kind)}</span>
      <span className="quiet">{text('n-statements', { n: report.statements })}</span>
      <When at={report.written} zulu />
    </p>
  )
}

/** What may be done with a report: answer it, take ours back, keep or ask to pass on what another member gave. */
function Acts({ report }: { report: ReportHead }) {
  const text = useText()
  const may = useMay()
  const [asked, setAsked] = useState(false)
  const [rfi, setRfi] = useState(false)
  const [taken, setTaken] = useState(false)
  const mayForward = !report.own && may('ask-onward')
  return (
    <>
      <div className="buttons">
        {may('submit') && (
          <a className="button" href={placeOf('traffic', `${ANSWER}${report.id}`)}>
            {text('report-answer')}
          </a>
        )}
      </div>
      {may('recall') &&
        (report.own ? (
          <TakeBack report={report.id} changed={() => setTaken(true)} />
        ) : (
          <MustKeep report={report.id} changed={() => setTaken(true)} />
        ))}
      {report.own && may('rfi') && !rfi && <AskRfi question={report.id} changed={() => setRfi(true)} />}
      {rfi && (
        <p role="status">
          <a href={placeOf('members')}>{text('rfi-asked')}</a>
        </p>
      )}
      {taken && (
        <p role="status">
          <a href={placeOf('members')}>{text('recall-done')}</a>
        </p>
      )}
      {mayForward && !asked && <AskOnward item={report} changed={() => setAsked(true)} />}
      {asked && (
        <p role="status">
          <a href={placeOf('members')}>{text('onward-asked')}</a>
        </p>
      )}
    </>
  )
}

function Receptions({ traffic }: { traffic: ReportTraffic }) {
  const text = useText()
  return (
    <section aria-labelledby="receptions-title">
      <h3 id="receptions-title">{text('receptions')}</h3>
      <ul className="partners">
        {traffic.receptions.map((reception) => (
          <li key={reception.delivery} className="partner-item">
            <div className="partner-head">
              <strong>
                <MemberName code={reception.from} />
              </strong>
              <When at={reception.at} seconds />
            </div>
            <p>
              {reception.clauses.map((clause) => (
                <ClauseName key={clause} clause={clause} />
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Partners({ members }: { members: PartnerTraffic[] }) {
  const text = useText()
  return (
    <section aria-labelledby="partners-title">
      <h3 id="partners-title">{text('partners')}</h3>
      {members.length === 0 && <p className="quiet">{text('partners-none')}</p>}
      <ul className="partners">
        {members.map((partner) => (
          <Partner key={partner.member} partner={partner} />
        ))}
      </ul>
    </section>
  )
}

function Partner({ partner }: { partner: PartnerTraffic }) {
  const text = useText()
  const { state, at } = cellOf(partner)
  return (
    <li className="partner-item">
      <div className="partner-head">
        <strong>
          <bdi>{plainName(partner.name)}</bdi>
        </strong>
        <span className={`cell cell-${state}`}>
          <Icon name={state} />
          {text(`partner-${state}`)}
          {at && <When at={at} seconds />}
        </span>
      </div>
      {partner.statements > 0 && (
        <p>
          {text('released-n', { n: partner.statements })}{' '}
          {partner.clauses.map((clause) => (
            <ClauseName key={clause} clause={clause} />
          ))}
        </p>
      )}
      {partner.withheld > 0 && (
        <div>
          <p>{text('withheld-n', { n: partner.withheld })}</p>
          <ul className="reasons">
            {partner.reasons.map((reason) => (
              <li key={reason.code}>
                <ReasonWords
                  reason={reason}
                  member={partner.member}
                  count={partner.reasons.length > 1 || reason.statements !== partner.withheld}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
    </li>
  )
}

interface ReadingProps {
  report: string
  /** The purpose in the report's header: the first to try when nothing is released for another. */
  writtenFor: string | undefined
  /** They say of each statement who has it. */
  partners: readonly PartnerTraffic[]
}

function Contents({ report, writtenFor, partners }: ReadingProps) {
  const text = useText()
  const word = useWord()
  const client = useClient()
  const { purpose } = usePurpose()
  const { value, problem, loading, reload } = useRemote(
    useCallback((signal: AbortSignal) => client.report(report, purpose, signal), [client, report, purpose]),
  )
  const notForThis = problem?.kind === 'not-found'
  return (
    <section aria-labelledby="contents-title">
      <div className="section-head">
        <h3 id="contents-title">{text('statements')}</h3>
        <PurposeChoice />
      </div>
      {problem && !notForThis && <ProblemNote problem={problem} retry={reload} />}
      {notForThis && (
        <div role="status">
          <Empty
            words={text('not-for-purpose', { purpose: word('purpose', purpose) })}
            help={writtenFor ? text('written-for', { purpose: word('purpose', writtenFor) }) : ''}
          />
        </div>
      )}
      {loading && <Loading />}
      {value && <ReportContents report={value} partners={partners} />}
      <p className="quiet">{text('read-recorded')}</p>
    </section>
  )
}

interface ContentsProps {
  report: Report
  partners: readonly PartnerTraffic[]
}

function ReportContents({ report, partners }: ContentsProps) {
  const text = useText()
  const word = useWord()
  useBanners([report.banner, ...report.statements.map((statement) => statement.banner)])
  return (
    <>
      <dl className="pairs">
        <dt>{text('report-basis')}</dt>
        <dd dir="auto">{report.legal_basis}</dd>
        <dt>{text('report-purpose')}</dt>
        <dd>{word('purpose', report.purpose)}</dd>
      </dl>
      {report.subjects.map((subject) => (
        <section key={subject.id} className="about">
          <h4>
            <a href={placeOf('people', subject.id)}>
              {word('kind', subject.kind)} <code>{shortId(subject.id)}</code>
            </a>
          </h4>
          <StatementList
            statements={report.statements.filter((one) => one.subject === subject.id)}
            partners={partners}
          />
        </section>
      ))}
    </>
  )
}
