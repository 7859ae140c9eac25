// For tests: a statement with everything that a statement has.

import type { Statement } from '../api/shapes'

export const statementOf = (property: string, value: string, rest: Partial<Statement> = {}): Statement => ({
  id: `st-${property}-${value}`,
  report: 'r-1',
  originator: 'BGD',
  written: '2026-11-20T11:15:00.000Z',
  subject: 's-1',
  property,
  value,
  grade: 'B2',
  method: 'human',
  label: {
    level: 'secret',
    rel_to: [],
    caveats: [],
    category: 'identity',
    person: 'wanted',
    territories: ['IQ'],
    purposes: ['arrest'],
    review: '2027-01-01',
  },
  banner: 'SECRET // REL TO NOBODY',
  ...rest,
})
