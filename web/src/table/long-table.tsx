// A table that may have a hundred thousand rows: sorted by any column, found by what is typed, and only what is in sight is
// drawn. A reader is told how many rows there are and which ones these are; the keys that scroll go through all of them.

import {
  type KeyboardEvent,
  memo,
  type ReactNode,
  useDeferredValue,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useText } from '../language/language'
import { Entry } from '../parts/entry'
import { Icon } from '../parts/icon'
import { Arrangement } from './arrangement'
import { type Column, inSight, type Order, textOf, wishOf } from './order'

/** Fewer rows than this are found by looking. */
const FEW = 15
/** Until a row was measured. */
const ROW_PX = 36

export interface LongColumn<Row> extends Column<Row> {
  cell: (row: Row) => ReactNode
}

interface Props<Row> {
  /** What the table holds, over it. */
  caption: string
  columns: readonly LongColumn<Row>[]
  rows: readonly Row[]
  /** How it is sorted until a column is pressed. */
  order?: Order
  /** What can be done with a row, where something can. */
  acts?: Acts<Row>
}

/** Rows that open: pressed, or by the link or button in them, between which the arrow keys go. */
export interface Acts<Row> {
  /** Under which the page knows a row again when others come before it. */
  keyOf: (row: Row) => string
  className: (row: Row) => string
  chosen?: string | undefined
  act: (row: Row) => void
}

export function LongTable<Row extends object>({ caption, columns, rows, order: first, acts }: Props<Row>) {
  const text = useText()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [order, setOrder] = useState<Order | undefined>(first)
  const wanted = useDeferredValue(typed)
  const isAsked = wanted.trim() !== ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read to be found goes when nothing is asked
  const textIn = useMemo(() => remembered((row: Row) => textOf(row, columns)), [columns, isAsked])
  const arrangement = useMemo(
    () => new Arrangement(wishOf(columns, wanted, order, textIn)),
    [columns, wanted, order, textIn],
  )
  const places = useMemo(() => arrangement.of(rows), [arrangement, rows])
  return (
    <div className="long">
      <div className="long-head">
        <p className="quiet" id={id}>
          {caption}
        </p>
        {rows.length > FEW && (
          <Entry
            label={text('table-find')}
            value={typed}
            onChange={setTyped}
            anyScript
            type="search"
            autoComplete="off"
          />
        )}
        <p className="quiet" role="status">
          {places.length < rows.length
            ? text('table-found', { n: places.length, all: rows.length })
            : text('table-rows', { n: rows.length })}
        </p>
      </div>
      <Sight
        labelledBy={id}
        columns={columns}
        rows={rows}
        places={places}
        order={order}
        // What is sorted or found anew is read from its beginning.
        start={`${wanted} ${order?.column} ${order?.descending}`}
        acts={acts}
        sort={(column) =>
          setOrder({ column, descending: order?.column === column ? !order.descending : false })
        }
      />
    </div>
  )
}

/** The same, asked once for each row. */
function remembered<Row extends object>(read: (row: Row) => string): (row: Row) => string {
  const known = new WeakMap<Row, string>()
  return (row) => {
    const text = known.get(row) ?? read(row)
    known.set(row, text)
    return text
  }
}

interface SightProps<Row> {
  labelledBy: string
  columns: readonly LongColumn<Row>[]
  rows: readonly Row[]
  places: readonly number[]
  order: Order | undefined
  start: string
  sort: (column: string) => void
  acts: Acts<Row> | undefined
}

/** The part that is drawn, with as much room above and below it as the rest would take. */
function Sight<Row>({ labelledBy, columns, rows, places, order, start, sort, acts }: SightProps<Row>) {
  const { holder, body, row, first, last, onScroll } = useSight(places.length, start)
  const keyAt = (place: number) => {
    const one = rows[place]
    return one === undefined ? undefined : acts?.keyOf(one)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: it groups a table and no fields
    <div
      ref={holder}
      className="scroll long-scroll"
      onScroll={onScroll}
      role="group"
      aria-labelledby={labelledBy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table is scrolled with the keyboard
      tabIndex={0}
    >
      <div style={{ paddingBlock: `${first * row}px ${(places.length - last) * row}px` }}>
        <table className="table long-table" aria-labelledby={labelledBy} aria-rowcount={places.length + 1}>
          <colgroup>
            {columns.map(({ id, width }) => (
              <col key={id} style={{ inlineSize: width }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <Head key={column.id} column={column} order={order} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody
            ref={body}
            onKeyDown={acts && goByArrows}
            onClick={
              acts &&
              (({ target }) => {
                const pressed = keyPressed(target)
                const place = places.slice(first, last).find((one) => keyAt(one) === pressed)
                const row = place === undefined ? undefined : rows[place]
                if (pressed !== undefined && row !== undefined) acts.act(row)
              })
            }
          >
            {places.slice(first, last).map((place, nth) => {
              const one = rows[place]
              if (one === undefined) return null
              const key = keyAt(place)
              return (
                <tr
                  key={key ?? place}
                  className={acts ? `long-row long-acts ${acts.className(one)}` : 'long-row'}
                  aria-rowindex={first + nth + 2}
                  data-key={key}
                  data-selected={(key !== undefined && key === acts?.chosen) || undefined}
                >
                  <Cells columns={columns} row={one} />
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </div>
  )
}

interface CellsProps<Row> {
  columns: readonly LongColumn<Row>[]
  row: Row
}

/** Drawn again only when the row changed: a line that comes moves the others, and draws itself. */
const Cells = memo(function Cells<Row>({ columns, row }: CellsProps<Row>) {
  return columns.map((column) => <OneCell key={column.id} column={column} row={row} />)
}) as <Row>(props: CellsProps<Row>) => ReactNode

/** The key of the row that was pressed. What is pressed inside of it does what it does by itself. */
function keyPressed(target: EventTarget): string | undefined {
  if (!(target instanceof Element) || target.closest('a, button')) return undefined
  return target.closest<HTMLElement>('tr')?.dataset.key
}

/** From the link of a row to that of the next one, or of the one before. */
function goByArrows(event: KeyboardEvent<HTMLElement>) {
  const way = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' } as const
  const to = way[event.key as keyof typeof way]
  const row = event.target instanceof Element ? event.target.closest('tr') : null
  const link = to && row?.[to]?.querySelector<HTMLElement>('a, button')
  if (!link) return
  event.preventDefault()
  link.focus()
}

function OneCell<Row>({ column, row }: { column: LongColumn<Row>; row: Row }) {
  const className = column.isNumber ? 'number' : undefined
  // What does not fit is cut for the eye; pointed at, it is there.
  const title = (column.words ?? column.by)(row)
  return column.isRowHeader ? (
    <th scope="row" className={className} title={String(title)}>
      {column.cell(row)}
    </th>
  ) : (
    <td className={className} title={String(title)}>
      {column.cell(row)}
    </td>
  )
}

interface HeadProps<Row> {
  column: Column<Row>
  order: Order | undefined
  sort: (column: string) => void
}

function Head<Row>({ column: { id, name, isNumber }, order, sort }: HeadProps<Row>) {
  const isSorted = order?.column === id
  const way = order?.descending ? 'descending' : 'ascending'
  return (
    <th scope="col" className={isNumber ? 'number' : undefined} aria-sort={isSorted ? way : 'none'}>
      <button type="button" className={`sort sort-${isSorted ? way : 'none'}`} onClick={() => sort(id)}>
        {name}
        <Icon name="sorted" />
      </button>
    </th>
  )
}

/** How far it is scrolled, how high a row is, and which rows are to be drawn for that. */
function useSight(count: number, start: string) {
  const holder = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const [scrolled, setScrolled] = useState(0)
  const [row, setRow] = useState(ROW_PX)
  // The part in sight is never higher than the window. It is not measured: it is low while few rows are found.
  const [first, last] = inSight(scrolled, window.innerHeight, row, count)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another order begins at its beginning
  useLayoutEffect(() => {
    if (holder.current) holder.current.scrollTop = 0
    setScrolled(0)
  }, [start])
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that came may be the first to be measured
  useLayoutEffect(() => {
    const drawn = body.current?.querySelector('.long-row')?.getBoundingClientRect().height
    if (drawn) setRow(drawn)
  }, [count === 0])
  return { holder, body, row, first, last, onScroll: () => setScrolled(holder.current?.scrollTop ?? 0) }
}
