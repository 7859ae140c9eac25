// Traffic: every report by precedence and time, and for each partner whether it has it.

import { createContext, useContext, useMemo, useState } from 'react'
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useLive } from '../api/live'
import { useMay, useWho } from '../api/session'
import { Desk } from '../desk/desk'
import { go, placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { Empty } from '../parts/empty'
import { Export } from '../parts/export'
import { Icon } from '../parts/icon'
import { Loading } from '../parts/loading'
import { MemberCode, useMembers } from '../parts/member'
import { ProblemNote } from '../parts/problem'
import { shortId } from '../parts/short-id'
import { When } from '../parts/when'
import { type LongColumn, LongTable } from '../table/long-table'
import { WritingPage } from '../writing/page'
import { ANSWER, NEW } from '../writing/place'
import { PartnerCell, RunCells, sumOf } from './cell'
import { ReportDetail } from './detail'
import { FILTERS, type Filter, PRECEDENCES, type Row } from './fold'
import { PrecedenceMark } from './precedence'
import type { Item, Run } from './runs'
import { useWays } from './ways'

/** A report counts as new on the page for this long. */
const NEW_MS = 60_000

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
  const { book, loaded, problem } = useLive()
  useWays()
  const own = session?.node ?? ''
  const [filter, setFilter] = useState<Filter>('all')

  return (
    <div className={id ? 'room traffic traffic-open' : 'room traffic'}>
      <section className="traffic-list" aria-labelledby="traffic-title">
        <header className="room-head">
          <h1 id="traffic-title">{text('room-traffic')}</h1>
          <div className="room-acts">
            <Filters counts={book.counts} filter={filter} choose={setFilter} />
            <Export table="traffic" />
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
        {loaded && <Reports filter={filter} chosen={id} own={own} />}
      </section>
      {id && <ReportDetail key={id} report={id} row={book.row(id)} />}
    </div>
  )
}

interface FiltersProps {
  counts: Readonly<Record<Filter, number>>
  filter: Filter
  choose: (filter: Filter) => void
}

function Filters({ counts, filter, choose }: FiltersProps) {
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
          <span className="count">{counts[one]}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

interface ReportsProps {
  filter: Filter
  chosen: string | undefined
  own: string
}

function Reports({ filter, chosen, own }: ReportsProps) {
  const text = useText()
  const { book, version, older, loadOlder } = useLive()
  const columns = useColumns(own)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  // biome-ignore lint/correctness/useExhaustiveDependencies: the book changes in its place
  const items = useMemo(() => book.items(filter, open), [book, version, filter, open])
  const freshAfter = Date.now() - NEW_MS
  const fold = (id: string) =>
    setOpen(open.has(id) ? new Set([...open].filter((one) => one !== id)) : new Set([...open, id]))
  if (book.counts.all === 0) return <Empty words={text('traffic-empty')} help={text('traffic-empty-help')} />
  if (items.length === 0) return <Empty words={text(`traffic-none-${filter}`)} />
  return (
    <div className="reports">
      <Folding value={{ open, fold }}>
        <LongTable
          caption={text('traffic-table')}
          columns={columns}
          rows={items}
          acts={{
            keyOf: ({ id }) => id,
            className: (item) => classOf(item, freshAfter),
            chosen,
            act: (item) => (item.kind === 'run' ? fold(item.id) : go('traffic', item.id)),
          }}
        />
      </Folding>
      {older && (
        <Button className="button" onPress={() => void loadOlder()}>
          {text('show-older')}
        </Button>
      )}
      {book.isFull && <p className="quiet">{text('traffic-full', { n: book.counts.all })}</p>}
    </div>
  )
}

/** Which lists are unfolded, for the cells that say so. */
const Folds = createContext<{ open: ReadonlySet<string>; fold: (id: string) => void }>({
  open: new Set(),
  fold: () => {},
})
const Folding = Folds.Provider

/** The newest of what stands in a row. */
const newestOf = (item: Item) => (item.kind === 'run' ? item.run.rows.at(-1) : item.row)

function classOf(item: Item, freshAfter: number): string {
  if (item.kind === 'run') return 'run'
  const { precedence, at } = item.row
  return `report report-${precedence}${Date.parse(at) > freshAfter ? ' report-new' : ''}`
}

function useColumns(own: string): LongColumn<Item>[] {
  const text = useText()
  const word = useWord()
  const partners = usePartners(own)
  return useMemo(() => {
    const wordsOf = (row: Row, member: string) => {
      const cell = row.cells.get(member)
      if (!cell) return ''
      const withheld = cell.withheld > 0 ? [text('cell-withheld', { n: cell.withheld })] : []
      const state = text(cell.state === 'delivered' ? 'cell-delivered' : `filter-${cell.state}`)
      return [state, ...withheld].join(text('comma'))
    }
    const said = (item: Item) => {
      const row = newestOf(item)
      return item.kind === 'run'
        ? text('run-name', { n: item.run.rows.length })
        : `${row?.originator} ${shortId(item.id)} ${word('report', item.row.kind)}`
    }
    return [
      {
        id: 'precedence',
        name: text('column-precedence'),
        width: '8rem',
        by: (item) => PRECEDENCES.indexOf(newestOf(item)?.precedence ?? 'flash'),
        words: (item) => word('precedence', newestOf(item)?.precedence ?? ''),
        cell: (item) => <PrecedenceMark precedence={newestOf(item)?.precedence ?? 'flash'} />,
      },
      {
        id: 'time',
        name: text('column-time'),
        width: '9rem',
        by: (item) => newestOf(item)?.at ?? '',
        cell: (item) => <When at={newestOf(item)?.at ?? ''} />,
      },
      {
        id: 'report',
        name: text('column-report'),
        width: '29rem',
        by: said,
        isRowHeader: true,
        cell: (item) => (item.kind === 'run' ? <RunName run={item.run} /> : <ReportName row={item.row} />),
      },
      ...partners.map(
        (member): LongColumn<Item> => ({
          id: `member ${member}`,
          name: member,
          width: '9rem',
          by: (item) => (item.kind === 'run' ? '' : stateOf(item.row, member)),
          words: (item) =>
            item.kind === 'run'
              ? sumOf(item.run, member, text)
                  .map(({ words }) => words)
                  .join(text('comma'))
              : wordsOf(item.row, member),
          cell: (item) =>
            item.kind === 'run' ? (
              <RunCells run={item.run} member={member} own={newestOf(item)?.own ?? false} />
            ) : (
              <PartnerCell cell={item.row.cells.get(member)} own={item.row.own} />
            ),
        }),
      ),
    ]
  }, [text, word, partners])
}

const stateOf = (row: Row, member: string) => row.cells.get(member)?.state ?? ''

/** Pressed, it unfolds and folds. */
function RunName({ run }: { run: Run }) {
  const text = useText()
  const { open, fold } = useContext(Folds)
  const isOpen = open.has(run.id)
  return (
    <span className="report-name">
      <MemberCode code={run.rows[0]?.originator ?? ''} />
      <button type="button" className="unfold" aria-expanded={isOpen} onClick={() => fold(run.id)}>
        <Icon name="unfold" />
        {text('run-name', { n: run.rows.length })}
        <span className="hidden"> {text(isOpen ? 'run-open' : 'run-folded')}</span>
      </button>
    </span>
  )
}

function ReportName({ row }: { row: Row }) {
  const text = useText()
  const word = useWord()
  const wasWritten = row.written.slice(0, 10)
  return (
    <span className="report-name">
      <MemberCode code={row.originator} />
      <a href={placeOf('traffic', row.report)}>
        <code>{shortId(row.report)}</code>
      </a>
      <span className="quiet">
        {word('report', row.kind)} · {text('n-statements', { n: row.statements })}
        {wasWritten !== row.at.slice(0, 10) && (
          <>
            {' · '}
            {text('row-written')} <bdi>{wasWritten}</bdi>
          </>
        )}
      </span>
    </span>
  )
}

/** The members that have a column: all known ones but this node's, and any other that the lines name. */
function usePartners(own: string): string[] {
  const { members } = useMembers()
  const { book } = useLive()
  const named = [...book.members].sort().join(' ')
  return useMemo(() => {
    const known = members.filter((member) => !member.own && member.active).map((member) => member.member)
    const all = [...known, ...named.split(' ').filter(Boolean)]
    return [...new Set(all)].filter((member) => member !== own).sort()
  }, [members, named, own])
}
