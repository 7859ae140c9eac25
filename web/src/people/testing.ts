// For tests: a statement and a man with everything that they have.

import type { Identity, Statement } from '../api/shapes'

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

export const manOf = (more: Partial<Identity> = {}): Identity => ({
  id: 's-1',
  kind: 'person',
  caption: 'EXERCISE Karim',
  exercise: true,
  banner: 'SECRET // REL TO NOBODY',
  originators: ['BGD'],
  subjects: [],
  first: [],
  standing: 'known',
  properties: [],
  sightings: [],
  links: [],
  decisions: [],
  cut: false,
  links_cut: false,
  ...more,
})
