// What a new report says before anything is typed: what is usual at this member, and nobody as its audience.

import { useCallback } from 'react'
import type { Client } from '../api/client'
import { asProblem, type Remote, useRemote } from '../api/remote'
import { useClient, useMay } from '../api/session'
import type { Report, Session } from '../api/shapes'
import { newId, nextStatement, type Typed, type TypedSubject } from './draft'

/** Days until somebody must look at a statement again, where the writer says nothing else. */
const REVIEW_DAYS = 365

export interface Usual {
  /** Where the agreements in force let this member give something. */
  territories: readonly string[]
  /** The report that is answered, as far as it is released to the writer. */
  answered?: Report | undefined
}

export function useUsual(session: Session, answers: string | undefined, purpose: string): Remote<Usual> {
  const client = useClient()
  const mayAgreements = useMay()('read-agreements')
  const { node } = session
  return useRemote(
    useCallback(
      async (signal: AbortSignal) => {
        const answered = answers ? await readAnswered(client, answers, purpose, signal) : undefined
        const all = mayAgreements ? await client.agreements(signal) : []
        const ours = all.filter((one) => one.in_force && one.parties.includes(node))
        const whole = await Promise.all(ours.map((one) => client.agreement(one.id, one.version, signal)))
        const clauses = whole.flatMap((one) => one.clauses ?? []).filter(({ from }) => from.includes(node))
        // "The world" as a default would say more than anybody means.
        const places = clauses.flatMap(({ territories }) => territories).filter((one) => one !== '001')
        return { territories: [...new Set(places)].sort(), answered }
      },
      [client, mayAgreements, node, answers, purpose],
    ),
  )
}

/** The report that is answered: for the reader's purpose, or for the one that it was written for. */
async function readAnswered(client: Client, report: string, purpose: string, signal: AbortSignal) {
  try {
    return await client.report(report, purpose, signal)
  } catch (error) {
    if (asProblem(error).kind !== 'not-found') throw error
    const { report: head } = await client.trafficOf(report, signal)
    return client.report(report, head.purpose, signal)
  }
}

export function emptyReport(session: Session, usual: Usual, purpose: string): Typed {
  const { answered } = usual
  const exercise = answered?.exercise ?? / \(EXERCISE\)$/i.test(session.node_name)
  const subjects: TypedSubject[] = (answered?.subjects ?? []).map(({ id, kind }) => {
    const about = answered?.statements.filter((one) => one.subject === id) ?? []
    const name = about.find((one) => one.property === 'name') ?? about[0]
    const caption = name?.value ?? id
    return { id, kind, caption, banner: answered?.banner ?? '', person: about[0]?.label.person ?? '' }
  })
  return {
    id: newId('r'),
    kind: 'intrep',
    precedence: answered?.precedence ?? 'routine',
    purpose: answered?.purpose ?? purpose,
    basis: '',
    level: 'confidential',
    relTo: { any: false, members: answered ? [answered.originator] : [] },
    caveats: exercise ? ['exercise'] : [],
    territories: usual.territories.join(' '),
    purposes: [answered?.purpose ?? purpose],
    review: new Date(Date.now() + REVIEW_DAYS * 86_400_000).toISOString().slice(0, 10),
    subjects,
    statements: subjects.length === 0 ? [] : [nextStatement(undefined, firstAbout(subjects, answered))],
  }
}

const firstAbout = (subjects: readonly TypedSubject[], answered: Report | undefined) => ({
  subject: subjects[0]?.id ?? '',
  property: 'notes',
  // Whoever gave the report knows it by this id: it is that of his edition.
  reference: answered ? `re ${answered.id}` : '',
})
