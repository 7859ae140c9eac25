// Dated things as a list: when, what, and who says so.

import { placeOf } from '../frame/route'
import { useView } from '../frame/view'
import { inDigits } from '../language/calendar'
import { useText, useWord } from '../language/language'
import { localClock, localDay } from '../language/moment'
import { Hijri } from '../parts/day'
import { Icon } from '../parts/icon'
import { MemberCode } from '../parts/member'
import { shortId } from '../parts/short-id'
import { Provenance } from '../people/statements'
import type { Dated } from './dated'

/** Statements of one thing that are shown each with its grade and label; of a whole report their number is said. */
const MOST_SHOWN = 3

export function DatedList({ all }: { all: readonly Dated[] }) {
  return (
    <ol className="dated-list">
      {all.map((dated) => (
        <li key={dated.key}>
          <Entry dated={dated} />
        </li>
      ))}
    </ol>
  )
}

function Entry({ dated }: { dated: Dated }) {
  const text = useText()
  const named = useDated()
  const { from, until, statements, conflict, to } = dated
  const words = named.what(dated)
  const isReport = dated.lane === 'told'
  return (
    <>
      <span className="dated-when">
        <bdi>{named.when(dated)}</bdi>
        {[...new Set([from, until])].map((day) => day && <Hijri key={day} day={localDayOf(day)} />)}
      </span>
      <span className="dated-what">
        {to ? <a href={placeOf(to.room, to.id)}>{words}</a> : words}
        {conflict && (
          <span className="conflict-mark">
            <Icon name="warning" />
            {text('conflict')}
          </span>
        )}
      </span>
      {!isReport && statements.length > 0 && statements.length <= MOST_SHOWN ? (
        <span className="dated-said">
          {statements.map((statement) => (
            <Provenance key={statement.id} statement={statement} />
          ))}
        </span>
      ) : (
        <span className="facts">
          {byWhom(dated).map((code) => (
            <MemberCode key={code} code={code} />
          ))}
          {statements.length > 0 && text('n-statements', { n: statements.length })}
        </span>
      )}
    </>
  )
}

/** Whose it is. Pure. */
export const byWhom = ({ by, statements }: Dated) => [
  ...new Set([...by, ...statements.map((one) => one.originator)]),
]

/** A day as it is written; of a moment its day here. */
const localDayOf = (written: string) => (written.includes('T') ? localDay(new Date(written)) : written)

/** A dated thing in words. */
export function useDated() {
  const text = useText()
  const word = useWord()
  const { digits } = useView().view
  const day = (written: string) => {
    const moment = new Date(written)
    const shown = written.includes('T') ? `${localDay(moment)} ${localClock(moment)}` : written
    return inDigits(shown, digits)
  }
  const spelt = ({ what, value }: Dated) => {
    const said = what.word === 'clearance' ? word('clearance', value) : value
    return /^s-[0-9a-f]+$/.test(said) ? shortId(said) : said
  }
  const names: Record<Dated['what']['list'], (one: string) => string> = {
    property: (one) => word('property', one),
    'verdict-is': (one) => text('decided', { verdict: word('verdict-is', one) }),
    dated: (one) => word('dated', one),
  }
  const what = (dated: Dated) => {
    const name = names[dated.what.list](dated.what.word)
    return dated.value ? text('dated-as', { what: name, value: spelt(dated) }) : name
  }
  return {
    when: ({ from, until, statements }: Dated) => {
      if (from && until && from !== until) return text('valid-both', { from: day(from), until: day(until) })
      if (!from) return text('valid-until', { until: day(until ?? '') })
      const isValidity = statements.some((one) => one.from === from && !one.until)
      return isValidity ? text('valid-from', { from: day(from) }) : day(from)
    },
    what,
    /** In few words, beside its mark. */
    short: (dated: Dated) => {
      if (dated.lane === 'life') return text('dated-as', { what: what(dated), value: day(dated.from ?? '') })
      return dated.value ? spelt(dated) : what(dated)
    },
  }
}
