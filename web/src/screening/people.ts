// A file of names, one line a person, as questions; and its answers as a file that carries their label. Pure.

import type { Screening, ScreeningQuestion } from '../api/shapes'
import { europeanDigits } from '../parts/digits'

/** More people than this are a list to be imported, and not a queue before a desk. */
export const MOST_PEOPLE = 500
const FIELDS = ['name', 'birth', 'mother', 'document'] as const

/** The questions of a table. A first line that names the columns is taken as such; without it the order is ours. */
export function questionsOf(table: readonly (readonly string[])[]): ScreeningQuestion[] {
  const rows = table.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some(Boolean))
  const heads = rows[0]?.map((cell) => cell.toLowerCase()) ?? []
  const isHead = heads.includes('name')
  const columns = FIELDS.map((field, at) => (isHead ? heads.indexOf(field) : at))
  return (isHead ? rows.slice(1) : rows).map((row) => {
    const [name = '', birth, mother, document] = columns.map((column) => row[column])
    return {
      name,
      ...(birth && { birth: europeanDigits(birth).replace(/[/.]/g, '-') }),
      ...(mother && { mother }),
      ...(document && { document: europeanDigits(document) }),
    }
  })
}

export interface Answered {
  question: ScreeningQuestion
  screening?: Screening | undefined
  /** What the node found wrong with the question. */
  fault?: string | undefined
}

const HEADS = ['name', 'outcome', 'whom', 'originators', 'named', 'cleared', 'wanted', 'entry']

/** The answers as CSV under the label of all of them. What begins like a formula is text to whoever opens it. */
export function fileOf(answers: readonly Answered[], label: string): string {
  const rows = answers.map(({ question, screening, fault }) => [
    question.name ?? '',
    screening?.outcome ?? fault ?? '',
    screening?.candidates[0]?.caption ?? '',
    screening?.candidates[0]?.originators.join(' ') ?? '',
    ...[screening?.named, screening?.cleared, screening?.wanted, screening?.position].map((n) =>
      String(n ?? ''),
    ),
  ])
  return [[label], HEADS, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')
}

const cell = (text: string) => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`
