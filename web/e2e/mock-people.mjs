// Identities and resolution decisions of the mock node: one man with everything that a dossier can show, and another who
// may be the same.

import { ago, id, label, statement, statements, subject } from './mock-data.mjs'

const MAN = id('s', 1)
const OTHER = id('s', 2)
const FIRST = ['warrant', 'judgment', 'clearance']
const CONFLICTS = ['birthDate']

const cleared = (level) => label(level, { person: 'cleared', rel_to: 'any-party', purposes: ['clearance'] })
const others = [
  statement('name', 'EXERCISE Kareem Abdulrahman', {
    subject: OTHER,
    originator: 'AMM',
    label: cleared('restricted'),
  }),
  statement('birthDate', '1971-03-05', { subject: OTHER, originator: 'AMM', label: cleared('restricted') }),
  statement('motherName', 'EXERCISE Huda Nasir', {
    original: 'هدى ناصر',
    language: 'ar',
    subject: OTHER,
    originator: 'AMM',
    label: cleared('restricted'),
  }),
  statement('clearance', 'EXERCISE: not the man of warrant 211: another mother, fingerprints compared', {
    subject: OTHER,
    originator: 'AMM',
    grade: 'A1',
    label: cleared('unclassified'),
  }),
]

function propertiesOf(said) {
  const names = [...new Set(said.map((one) => one.property))].filter((name) => !FIRST.includes(name))
  return names.map((property) => ({
    property,
    conflict: CONFLICTS.includes(property) && said === statements,
    statements: said.filter((one) => one.property === property),
  }))
}

const decision = (n, verdict, effect, rest = {}) => ({
  id: id('st', n),
  originator: 'BGD',
  verdict,
  one: MAN,
  other: OTHER,
  written: ago(300 - n),
  report: id('r', 9),
  effect,
  banner: 'CONFIDENTIAL // REL TO AMM // EXERCISE',
  ...rest,
})
const DECISIONS = [
  decision(71, 'same', 'holds', { other: id('s', 3) }),
  decision(72, 'different', 'not-ours', { originator: 'EBL' }),
]

const link = (n, kind, caption, property, incoming) => ({
  id: id('s', n),
  kind,
  caption,
  property,
  incoming,
  statement: statement(property, incoming ? MAN : id('s', n), { grade: 'C3' }),
})
const sighting = (n, date, location) => ({
  id: id('s', n),
  kind: 'sighting',
  caption: '',
  statements: [
    statement('date', date, { subject: id('s', n) }),
    statement('location', location, { subject: id('s', n) }),
    statement('seen', MAN, { subject: id('s', n) }),
  ],
})

const man = {
  id: MAN,
  kind: 'person',
  caption: subject.caption,
  exercise: true,
  banner: subject.banner,
  originators: subject.originators,
  subjects: [
    { id: MAN, caption: subject.caption, originators: ['BGD'], statements: 9 },
    { id: id('s', 3), caption: 'تمرين كريم الزبيدي', originators: ['EBL'], statements: 2 },
  ],
  first: statements.filter((one) => FIRST.includes(one.property)),
  standing: 'wanted',
  properties: propertiesOf(statements),
  sightings: [
    sighting(21, '2026-10-02', 'EXERCISE control point west of Rutba'),
    sighting(22, '2026-11-19', 'EXERCISE market of Qaim'),
  ],
  links: [
    link(31, 'organisation', 'EXERCISE band of the dry river', 'memberOf', false),
    link(32, 'incident', 'EXERCISE crossing near Trebil', 'involved', true),
  ],
  decisions: DECISIONS,
  cut: false,
  links_cut: false,
}
const namesake = {
  ...man,
  id: OTHER,
  caption: 'EXERCISE Kareem Abdulrahman',
  banner: 'RESTRICTED // REL TO ANY PARTY // EXERCISE',
  originators: ['AMM'],
  subjects: [{ id: OTHER, caption: 'EXERCISE Kareem Abdulrahman', originators: ['AMM'], statements: 4 }],
  first: others.filter((one) => FIRST.includes(one.property)),
  standing: 'cleared',
  properties: propertiesOf(others),
  sightings: [],
  links: [],
  decisions: DECISIONS.slice(1),
}

/** Who else belongs to the band, and who was at the crossing: two ways from him to the driver. */
const BAND = id('s', 31)
const CROSSING = id('s', 32)
const around = (n, kind, caption, links) => ({
  ...namesake,
  id: id('s', n),
  kind,
  caption,
  originators: ['BGD', 'EBL'],
  subjects: [{ id: id('s', n), caption, originators: ['BGD'], statements: 3 }],
  first: [],
  standing: n === 41 ? 'wanted' : 'known',
  properties: [],
  links,
  decisions: [],
})
/** A link of which one end is not the man. */
const tied = (from, to, kind, caption, property, incoming) => ({
  id: incoming ? from : to,
  kind,
  caption,
  property,
  incoming,
  statement: statement(property, to, {
    id: `${property}-${from}-${to}`,
    subject: from,
    originator: 'EBL',
    grade: 'B3',
  }),
})
const DRIVER = id('s', 41)
const DRIVER_NAME = 'تمرين سعدون الراوي'
const LORRY = id('s', 43)
const LORRY_NAME = 'EXERCISE white lorry 11-4471'
const band = around(31, 'organisation', 'EXERCISE band of the dry river', [
  { ...man.links[0], id: MAN, kind: 'person', caption: man.caption, incoming: true },
  tied(DRIVER, BAND, 'person', DRIVER_NAME, 'memberOf', true),
  tied(id('s', 42), BAND, 'person', 'EXERCISE Jabbar Hatim', 'memberOf', true),
])
const crossing = around(32, 'incident', 'EXERCISE crossing near Trebil', [
  { ...man.links[1], id: MAN, kind: 'person', caption: man.caption, incoming: false },
  tied(CROSSING, DRIVER, 'person', DRIVER_NAME, 'involved', false),
  tied(CROSSING, LORRY, 'vehicle', LORRY_NAME, 'involved', false),
])
const driver = around(41, 'person', DRIVER_NAME, [
  tied(DRIVER, BAND, 'organisation', band.caption, 'memberOf', false),
  tied(CROSSING, DRIVER, 'incident', crossing.caption, 'involved', true),
  tied(DRIVER, LORRY, 'vehicle', LORRY_NAME, 'owns', false),
  tied(DRIVER, id('s', 44), 'person', 'EXERCISE Munther Saadoun', 'relative', false),
])

const IDENTITIES = new Map([man, namesake, band, crossing, driver].map((one) => [one.id, one]))
export const identityOf = (asked) => IDENTITIES.get(asked)

const evidence = (kind, finding, weight, property) => {
  const one = statements.find((said) => said.property === property)
  const other = others.find((said) => said.property === property)
  const ids = [one.id, other.id]
  return { kind, finding, weight, one: [one.value], other: [other.value], statements: ids }
}
const side = (identity, persons, births) => ({
  id: identity.id,
  caption: identity.caption,
  originators: identity.originators,
  persons,
  births,
})
export const pair = {
  one: side(man, ['wanted'], ['1971-03-05', '1973']),
  other: side(namesake, ['cleared'], ['1971-03-05']),
  score: 0.81,
  weight: 6.3,
  advice: 'proposed',
  evidence: [
    evidence('name', 'same', 9.1, 'name'),
    evidence('birth', 'same-day', 4.9, 'birthDate'),
    evidence('mother', 'differs', -7.7, 'motherName'),
  ],
  decisions: [DECISIONS[1]],
  banner: 'SECRET // REL TO JCC // EXERCISE',
}

const preview = (member, name, released) => ({
  member,
  name,
  released,
  withheld: 6 - released,
  statements: Array.from({ length: 6 }, (_, place) => ({
    path: `statements[${place}]`,
    statement: id('st', 80 + place),
    property: 'restsOn',
    released: place < released,
    clauses: [],
    reasons: place < released ? [] : [{ code: 'not-named', text: 'EXERCISE', text_ar: 'تمرين' }],
  })),
})
export const decide = () => ({
  decision: DECISIONS[0].id,
  banner: pair.banner,
  partners: [preview('AMM', 'Amman (EXERCISE)', 4), preview('EBL', 'Erbil (EXERCISE)', 0)],
})

const later = {
  id: id('st', 73),
  subject: MAN,
  originator: 'BGD',
  written: ago(20),
  rests_on: DECISIONS[0].id,
  decision: decision(73, 'different', 'holds'),
  banner: 'CONFIDENTIAL // REL TO AMM // EXERCISE',
}
export const undone = {
  decision: { ...DECISIONS[0], effect: 'undone' },
  report: id('r', 10),
  rested_on_it: [later],
}
export const detailOf = (asked) => {
  const found = [...DECISIONS, later.decision].find((one) => one.id === asked)
  return (
    found && {
      decision: found,
      reason: 'EXERCISE: one passport and one mother',
      parted_by: found.verdict === 'different' ? ['motherName'] : [],
      weighed: [...statements.slice(0, 3), others[0]],
      resting: found === DECISIONS[0] ? [later] : [],
    }
  )
}

export const rule = {
  members: ['EBL'],
  since: '2026-11-02T08:00:00.000Z',
  reason: 'EXERCISE: the joint centre weighs the same papers',
}

/** One with an extract in force, one whose extract has ended. */
export const points = [
  {
    point: '3f1c'.repeat(16),
    extract: {
      made: '2026-11-20T05:40:00.000Z',
      expires: '2026-11-21T05:40:00.000Z',
      ended: false,
      purpose: 'border-control',
      subjects: 412,
    },
    screenings: 96,
    last_screening: '2026-11-20T04:12:00.000Z',
  },
  {
    point: '9ab2'.repeat(16),
    extract: {
      made: '2026-11-17T05:40:00.000Z',
      expires: '2026-11-18T05:40:00.000Z',
      ended: true,
      purpose: 'border-control',
      subjects: 407,
    },
    screenings: 11,
  },
]

/** Whom the clearance does not reach. */
export const reach = {
  clearances: [
    {
      statement: `st-${'51'.repeat(16)}`,
      report: `r-${'51'.repeat(16)}`,
      not_reached: [
        {
          member: 'EBL',
          name: 'Erbil (EXERCISE)',
          suspended: false,
          subjects: [OTHER],
          reasons: [
            {
              code: 'person-outside-clause',
              text: 'The nearest clause, joint-centre-2026/identity, does not cover this category of person.',
              text_ar: 'أقرب البنود، joint-centre-2026/identity، لا يشمل هذه الفئة من الأشخاص.',
            },
          ],
        },
      ],
    },
  ],
}
