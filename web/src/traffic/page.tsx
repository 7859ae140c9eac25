// Traffic: every report by precedence and time, and for each partner whether it has it.

import { useMemo, useState } from 'react'
import {
  Button,
  Cell,
  Column,
  Row,
  Table,
  TableBody,
  TableHeader,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components'
import { useLive } from '../api/live'
import { useMay, useWho } from '../api/session'
import { Desk } from '../desk/desk'
import { go, placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { Empty } from '../parts/empty'
import { Icon } from '../parts/icon'
import { Loading } from '../parts/loading'
import { MemberCode, useMembers } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { shortId } from '../parts/short-id'
import { When } from '../parts/when'
import { WritingPage } from '../writing/page'
import { ANSWER, NEW } from '../writing/place'
import { PartnerCell, RunCells } from './cell'
import { ReportDetail } from './detail'
import { type Filter, matches, type Row as ReportRow } from './fold'
import { PrecedenceMark } from './precedence'
import { type Item, itemsOf } from './runs'
import { useRows } from './ways'

/** Rows drawn at once; whoever needs more asks for them. */
const ROWS_AT_ONCE = 150
/** A report counts as new on the page for this long. */
const NEW_MS = 60_000

const FILTERS: readonly Filter[] = ['all', 'waiting', 'refused', 'withheld']

export function TrafficPage({ id }: { id: string | undefined }) {
  const { session } = useWho()
  const answers = id?.startsWith(ANSWER) ? id.slice(ANSWER.length) : undefined
  if (session && (id === NEW || answers)) return <WritingPage key={id} session={session} answers={answers} />
  return <TrafficList id={id} />
}

function TrafficList({ id }: { id: string | undefined }) {
  const text = useText()
  const may = useMay()
  const { session } = useWho()
  const { loaded, problem } = useLive()
  const own = session?.node ?? ''
  const rows = useRows()
  const [filter, setFilter] = useState<Filter>('all')

  return (
    <div className={id ? 'room traffic traffic-open' : 'room traffic'}>
      <section className="traffic-list" aria-labelledby="traffic-title">
        <header className="room-head">
          <h1 id="traffic-title">{text('room-traffic')}</h1>
          <div className="room-acts">
            <Filters rows={rows} filter={filter} choose={setFilter} />
            {may('submit') && (
              <a className="button button-main" href={placeOf('traffic', NEW)}>
                {text('report-new')}
              </a>
            )}
          </div>
        </header>
        {problem && <ProblemNote problem={problem} />}
        <Desk />
        {!loaded && !problem && <Loading />}
        {loaded && <Reports rows={rows} filter={filter} chosen={id} own={own} />}
      </section>
      {id && <ReportDetail key={id} report={id} row={rows.find((row) => row.report === id)} />}
    </div>
  )
}

interface FiltersProps {
  rows: ReportRow[]
  filter: Filter
  choose: (filter: Filter) => void
}

function Filters({ rows, filter, choose }: FiltersProps) {
  const text = useText()
  return (
    <ToggleButtonGroup
      className="filters"
      aria-label={text('filter')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[filter]}
      onSelectionChange={(keys) => {
        const next = FILTERS.find((one) => keys.has(one))
        if (next) choose(next)
      }}
    >
      {FILTERS.map((one) => (
        <ToggleButton key={one} id={one} className={`filter filter-${one}`}>
          {one !== 'all' && <Icon name={one} />}
          {text(`filter-${one}`)}
          <span className="count">{rows.filter((row) => matches(row, one)).length}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

interface ReportsProps {
  rows: ReportRow[]
  filter: Filter
  chosen: string | undefined
  own: string
}

function Reports({ rows, filter, chosen, own }: ReportsProps) {
  const text = useText()
  const { older, loadOlder } = useLive()
  const partners = usePartners(rows, own)
  const [most, setMost] = useState(ROWS_AT_ONCE)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const wanted = itemsOf(
    rows.filter((row) => matches(row, filter)),
    open,
  )
  const drawn = wanted.slice(0, most)
  const runs = drawn.filter((item) => item.kind === 'run').map((item) => item.id)
  const freshAfter = Date.now() - NEW_MS
  const act = (id: string) => {
    if (!runs.includes(id)) go('traffic', id)
    else setOpen(open.has(id) ? new Set([...open].filter((one) => one !== id)) : new Set([...open, id]))
  }
  const columns = [
    { id: 'precedence', name: text('column-precedence') },
    { id: 'time', name: text('column-time') },
    { id: 'report', name: text('column-report') },
    ...partners.map((member) => ({ id: `member ${member}`, name: member })),
  ]
  if (rows.length === 0) return <Empty words={text('traffic-empty')} help={text('traffic-empty-help')} />
  if (wanted.length === 0) return <Empty words={text(`traffic-none-${filter}`)} />
  return (
    <>
      <div className="scroll">
        <Table
          className="table reports"
          aria-label={text('traffic-table')}
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={chosen ? [chosen] : []}
          // A folded list cannot be chosen: whoever presses it unfolds it.
          disabledKeys={runs}
          disabledBehavior="selection"
          onRowAction={(key) => act(String(key))}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : keys
            if (key !== undefined) go('traffic', String(key))
          }}
        >
          <TableHeader columns={columns}>
            {(column) => (
              <Column isRowHeader={column.id === 'report'} className={`column-${column.id.split(' ')[0]}`}>
                {column.id.startsWith('member') ? <MemberCode code={column.name} /> : column.name}
              </Column>
            )}
          </TableHeader>
          <TableBody items={drawn} dependencies={[columns.length, text]}>
            {(item) => (
              <Row id={item.id} columns={columns} className={classOf(item, freshAfter)}>
                {(column) => <Cell>{contents(column.id, column.name, item)}</Cell>}
              </Row>
            )}
          </TableBody>
        </Table>
      </div>
      {wanted.length > drawn.length && (
        <Button className="button" onPress={() => setMost(most + ROWS_AT_ONCE)}>
          {text('show-more', { n: wanted.length - drawn.length })}
        </Button>
      )}
      {wanted.length === drawn.length && older && (
        <Button className="button" onPress={() => void loadOlder()}>
          {text('show-older')}
        </Button>
      )}
    </>
  )
}

function classOf(item: Item, freshAfter: number): string {
  if (item.kind === 'run') return 'run'
  const { precedence, at } = item.row
  return `report report-${precedence}${Date.parse(at) > freshAfter ? ' report-new' : ''}`
}

function contents(column: string, member: string, item: Item) {
  const row = item.kind === 'run' ? item.first : item.row
  switch (column) {
    case 'precedence':
      return <PrecedenceMark precedence={row.precedence} />
    case 'time':
      return <When at={row.at} />
    case 'report':
      return item.kind === 'run' ? <RunName run={item} /> : <ReportName row={row} />
    default:
      return item.kind === 'run' ? (
        <RunCells rows={item.rows} member={member} own={row.own} />
      ) : (
        <PartnerCell cell={row.cells.get(member)} own={row.own} />
      )
  }
}

type Run = Extract<Item, { kind: 'run' }>

/** The row itself is what is pressed: it unfolds and folds. */
function RunName({ run }: { run: Run }) {
  const text = useText()
  return (
    <span className="report-name">
      <MemberCode code={run.first.originator} />
      <span className="unfold" data-open={run.open}>
        <Icon name="unfold" />
        {text('run-name', { n: run.rows.length })}
        <span className="hidden"> {text(run.open ? 'run-open' : 'run-folded')}</span>
      </span>
    </span>
  )
}

function ReportName({ row }: { row: ReportRow }) {
  const text = useText()
  const word = useWord()
  return (
    <span className="report-name">
      <MemberCode code={row.originator} />
      <code>{shortId(row.report)}</code>
      <span className="quiet">
        {word('report', row.kind)} · {text('n-statements', { n: row.statements })}
      </span>
    </span>
  )
}

/** The members that have a column: all known ones but this node's, and any other that the lines name. */
function usePartners(rows: ReportRow[], own: string): string[] {
  const { members } = useMembers()
  return useMemo(() => {
    const known = members.filter((member) => !member.own && member.active).map((member) => member.member)
    const named = rows.flatMap((row) => [...row.cells.keys()])
    return [...new Set([...known, ...named])].filter((member) => member !== own).sort()
  }, [members, rows, own])
}
