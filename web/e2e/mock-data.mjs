// What the mock node holds, for work on components without a node. All of it is invented and marked EXERCISE.

/** The present time, which stands still where screens are compared. */
export const NOW = process.env.MOCK_NOW ? Date.parse(process.env.MOCK_NOW) : Date.now()
export const ago = (minutes) => new Date(NOW - minutes * 60_000).toISOString()
export const id = (prefix, n) => `${prefix}-${String(n).padStart(2, '0').repeat(16)}`

export const people = {
  amal: {
    role: 'analyst',
    capabilities: [
      'read-content',
      'screen',
      'submit',
      'import',
      'read-traffic',
      'read-agreements',
      'recall',
      'take-up',
      'rfi',
    ],
  },
  layla: {
    role: 'legal-officer',
    capabilities: [
      'read-content',
      'read-traffic',
      'read-agreements',
      'sign-agreements',
      'ask-onward',
      'answer-onward',
      'recall',
      'take-up',
      'rfi',
      'verify-ledger',
    ],
  },
  samira: {
    role: 'administrator',
    capabilities: [
      'read-traffic',
      'read-agreements',
      'carry',
      'manage-members',
      'manage-principals',
      'verify-ledger',
    ],
  },
  noor: { role: 'oversight', capabilities: ['read-traffic', 'read-agreements', 'verify-ledger', 'oversee'] },
}

export const sessionOf = (login) => ({
  principal: id('p', Object.keys(people).indexOf(login) + 1),
  login,
  member: 'BGD',
  node: 'BGD',
  node_name: 'Baghdad (EXERCISE)',
  clearance: 'secret',
  expires: ago(-480),
  ...people[login],
})

const member = (code, name, own = false) => ({
  member: code,
  name: `${name} (EXERCISE)`,
  address: 'https://127.0.0.1:7102',
  fingerprint: '1a2b 3c4d 5e6f 7081 92a3 b4c5 d6e7 f809',
  sequence: 1,
  issued: ago(40_000),
  active: true,
  own,
  keys: [{ id: `ed25519-${code.toLowerCase()}`, from: ago(40_000) }],
})

export const members = [
  member('BGD', 'Baghdad', true),
  member('EBL', 'Erbil'),
  member('AMM', 'Amman'),
  member('CAI', 'Cairo'),
  member('JCC', 'Joint centre at Baghdad'),
]

const lane = (code, name, state, rest = {}) => ({
  member: code,
  name: `${name} (EXERCISE)`,
  active: true,
  state,
  carrier: 'https',
  deliveries: 14,
  behind: 0,
  items: 31,
  refused: 0,
  last_acknowledged: ago(4),
  received: 9,
  last_received: ago(44),
  refusals: [],
  ...rest,
})

export const lanes = [
  lane('EBL', 'Erbil', 'idle'),
  lane('AMM', 'Amman', 'trouble', {
    behind: 2,
    refused: 1,
    last_acknowledged: ago(190),
    trouble: { code: 'unreachable', at: ago(1), failures: 3 },
  }),
  lane('CAI', 'Cairo', 'idle', { carrier: 'nats', deliveries: 6, last_acknowledged: ago(31), received: 2 }),
  lane('JCC', 'Joint centre at Baghdad', 'sending', { behind: 1 }),
]

const articles = [
  {
    id: 'identity',
    forbids: false,
    en: "Every party may give every other party statements of category identity or movements, about a suspect or somebody wanted, concerning IQ, at most confidential, for arrest and border control. Statements about persons under eighteen are left out. What is given is passed on to nobody. The receiver's people may read it for 365 days.",
    ar: 'يجوز أن يعطي كل طرف كل طرف آخر إفادات من فئة الهوية أو التحركات، بشأن مشتبه به أو مطلوب، تتعلق بإقليم IQ، بدرجة سري على الأكثر، لغرض التوقيف ومراقبة الحدود. ولا يشمل ذلك الإفادات المتعلقة بمن هم دون الثامنة عشرة. وما يُعطى لا يُمرَّر إلى أحد. ومدة اطلاع موظفي المتلقي عليه بالأيام: 365.',
  },
  {
    id: 'sources',
    forbids: true,
    en: 'Under no agreement may any party give any other party a statement of category sources, about anybody or nobody, concerning any territory. Reason: EXERCISE sources are never given away',
    ar: 'لا يجوز بموجب أي اتفاقية أن يعطي أي طرف أي طرف آخر إفادة من فئة المصادر، بشأن أي شخص أو من دون شخص، تتعلق بأي إقليم. السبب: EXERCISE sources are never given away',
  },
]

export const proofs = {
  proved: false,
  proofs: [
    {
      claim: {
        en: 'No statement of category testimony or sources ever reaches another member.',
        ar: 'لا تصل أي إفادة من فئة أقوال الشهود والمستجوَبين أو المصادر أبداً إلى عضو آخر.',
      },
      answer: 'proved',
      examples: [],
    },
    {
      claim: {
        en: 'No statement about a witness ever reaches another member.',
        ar: 'لا تصل أي إفادة بشأن شاهد أبداً إلى عضو آخر.',
      },
      answer: 'refuted',
      examples: [
        {
          en: 'A statement of BGD of category identity about a witness reaches EBL under jcc-2026/identity.',
          ar: 'إفادة صادرة عن BGD من فئة الهوية بشأن شاهد تصل إلى EBL بموجب jcc-2026/identity.',
        },
      ],
    },
  ],
}

export const difference = {
  same: false,
  sentences: [
    { en: 'BGD now also releases movements to EBL.', ar: 'يتيح BGD الآن أيضاً التحركات إلى EBL.' },
    { en: 'Nothing else changes.', ar: 'لا يتغير شيء آخر.' },
  ],
}

const agreement = (id, title, title_ar, parties, signed, rest = {}) => ({
  id,
  version: 1,
  kind: 'agreement',
  title: `EXERCISE ${title}`,
  title_ar: `تمرين: ${title_ar}`,
  legal_basis: 'EXERCISE order 12 of 2026',
  parties,
  signed,
  missing: parties.filter((one) => !signed.includes(one)),
  exercise: true,
  in_force: signed.length === parties.length,
  standing: signed.length === parties.length ? 'in-force' : 'not-signed',
  from: '2026-01-01',
  until: '2027-01-01',
  articles,
  ...rest,
})

const term = (number, chair, first, last) => ({ number, chair, first, last })
export const committee = {
  title: 'Joint committee',
  title_ar: 'اللجنة المشتركة',
  seats: ['BGD', 'EBL', 'JCC'],
  first_chair: 'BGD',
  first_day: '2026-10-01',
  term_months: 3,
  powers: ['convene', 'set-agenda', 'task', 'minute'],
  minute: ['open-tasks', 'open-requests', 'unacknowledged-traffic'],
  now: term(1, 'BGD', '2026-10-01', '2026-12-31'),
  terms: [
    term(1, 'BGD', '2026-10-01', '2026-12-31'),
    term(2, 'EBL', '2027-01-01', '2027-03-31'),
    term(3, 'JCC', '2027-04-01', '2027-06-30'),
  ],
}

export const agreements = [
  agreement(
    'jcc-2026',
    'Joint coordination centre of Baghdad and Erbil',
    'مركز التنسيق المشترك بين بغداد وأربيل',
    ['BGD', 'EBL', 'JCC'],
    ['BGD', 'EBL', 'JCC'],
    { version: 2, committee },
  ),
  agreement(
    'border-2026',
    'Border protection agreement of Baghdad and Amman',
    'اتفاقية حماية الحدود بين بغداد وعمّان',
    ['BGD', 'AMM'],
    ['BGD', 'AMM'],
  ),
  agreement(
    'info-2026',
    'Information exchange of Baghdad and Cairo',
    'تبادل المعلومات بين بغداد والقاهرة',
    ['BGD', 'CAI'],
    ['BGD'],
  ),
]

export const label = (level, rest = {}) => ({
  level,
  rel_to: ['EBL', 'JCC'],
  caveats: ['exercise'],
  category: 'identity',
  person: 'wanted',
  territories: ['IQ'],
  purposes: ['investigation', 'arrest', 'border-control'],
  review: '2027-05-01',
  ...rest,
})
const banner = ({ level, rel_to, caveats }) =>
  [
    level.toUpperCase(),
    rel_to === 'any-party' ? 'REL TO ANY PARTY' : `REL TO ${rel_to.join(', ')}`,
    ...caveats.map((one) => one.toUpperCase()),
  ].join(' // ')

let counter = 0
export const statement = (property, value, rest = {}) => {
  counter += 1
  const at = rest.label ?? label('confidential')
  return {
    id: id('st', counter),
    report: id('r', 1),
    originator: 'BGD',
    written: ago(2000),
    subject: id('s', 1),
    property,
    value,
    grade: 'B2',
    method: 'official',
    collected: '2026-11-01',
    ...rest,
    label: at,
    banner: banner(at),
  }
}

export const statements = [
  statement('name', 'EXERCISE Karim Abd al-Rahman al-Zubaydi', {
    original: 'تمرين كريم عبد الرحمن الزبيدي',
    language: 'ar',
    grade: 'A1',
  }),
  statement('alias', 'EXERCISE Abu Salih', {
    original: 'تمرين أبو صالح',
    language: 'ar',
    grade: 'C3',
    originator: 'EBL',
  }),
  statement('fatherName', 'EXERCISE Abd al-Rahman', { original: 'عبد الرحمن', language: 'ar' }),
  statement('motherName', 'EXERCISE Fatima Husayn', { original: 'فاطمة حسين', language: 'ar', grade: 'C2' }),
  statement('warrant', 'EXERCISE warrant 211 of the investigating court at Karkh', {
    grade: 'A1',
    from: '2026-02-14',
    label: label('confidential', { category: 'judicial' }),
  }),
  statement('birthDate', '1971-03-05', { grade: 'A2' }),
  statement('birthDate', '1973', { grade: 'D4', originator: 'EBL' }),
  statement('birthPlace', 'Mosul', { original: 'الموصل', language: 'ar' }),
  statement('nationality', 'iq', { grade: 'A1' }),
  statement('passportNumber', 'EX-A1047713', {
    grade: 'B2',
    from: '2019-06-01',
    until: '2029-06-01',
    label: label('confidential', { category: 'identifier' }),
  }),
  statement('phone', '+964 770 000 0000', {
    grade: 'C3',
    method: 'signals',
    label: label('secret', {
      rel_to: ['JCC'],
      category: 'communication',
      caveats: ['originator-control', 'exercise'],
    }),
  }),
]

export const subject = {
  id: id('s', 1),
  kind: 'person',
  caption: 'EXERCISE Karim Abd al-Rahman al-Zubaydi',
  exercise: true,
  banner: 'SECRET // REL TO JCC // ORIGINATOR-CONTROL // EXERCISE',
  originators: ['BGD', 'EBL'],
  reports: [id('r', 1), id('r', 4)],
  statements,
}

const parts = [
  { left: 'karim', right: 'كريم', role: 'plain', how: 'phones', cost: 0.02 },
  { left: 'abd al-rahman', right: 'عبد الرحمن', role: 'servant', how: 'known', cost: 0 },
  { left: 'al-zubaidi', right: 'الزبيدي', role: 'nisba', how: 'known', cost: 0.01 },
]

export const found = [
  {
    id: id('s', 1),
    kind: 'person',
    caption: subject.caption,
    score: 0.97,
    matched: 'كريم عبد الرحمن الزبيدي',
    originators: ['BGD', 'EBL'],
    birth: ['1971-03-05', '1973'],
    persons: ['wanted'],
    banner: 'CONFIDENTIAL // REL TO EBL, JCC // EXERCISE',
  },
  {
    id: id('s', 2),
    kind: 'person',
    caption: 'EXERCISE Kareem Abdulrahman',
    score: 0.81,
    matched: 'EXERCISE Kareem Abdulrahman',
    originators: ['AMM'],
    birth: ['1988'],
    persons: ['cleared'],
    banner: 'RESTRICTED // REL TO ANY PARTY // EXERCISE',
  },
]
const why = [parts, [parts[0], parts[1], { left: 'al-zubaidi', role: 'nisba', how: 'left-over', cost: 0.3 }]]

export function screen({ birth, document }) {
  const people = [
    [found[0], ['1971-03-05'], 'EX-A1047713', ['wanted'], false],
    [found[1], ['1988'], undefined, ['cleared'], true],
  ]
  const candidates = people.map(([one, births, number, persons, cleared], place) => {
    const evidence = []
    if (birth) {
      const gap = Math.abs(Number(birth.slice(0, 4)) - Number(births[0].slice(0, 4)))
      const said = births.includes(birth) ? 'agrees' : gap <= 2 ? 'near' : 'disagrees'
      const weight = { agrees: 4.9, near: -2.4, disagrees: -7.5 }[said]
      evidence.push({
        kind: 'birth',
        outcome: said,
        found: births,
        finding: said === 'agrees' ? 'same-day' : 'further',
        weight,
      })
    }
    if (document) {
      evidence.push({
        kind: 'document',
        outcome: number === document ? 'agrees' : 'unknown',
        found: [],
        finding: 'same',
        weight: number === document ? 18.9 : 0,
      })
    }
    const has = (what) => evidence.some((one) => one.outcome === what)
    return {
      subject: one.id,
      kind: 'person',
      caption: one.caption,
      originators: one.originators,
      persons,
      standing: cleared ? 'cleared' : 'wanted',
      allows: has('agrees') && !cleared ? 'identify-and-call' : 'nothing',
      banner: one.banner,
      name: { score: one.score, matched: one.matched, parts: why[place] },
      outcome: has('agrees') ? 'hit' : has('disagrees') ? 'excluded' : 'same-name',
      evidence,
      weight: evidence.reduce((sum, one) => sum + one.weight, 0),
    }
  })
  const outcome = candidates.some((one) => one.outcome === 'hit') ? 'hit' : 'same-name'
  const ask =
    outcome === 'hit'
      ? []
      : [
          { kind: 'mother', held: 2, remaining: 1 },
          { kind: 'birth', held: 2, remaining: 1 },
        ]
  return { outcome, named: 2, cleared: 1, wanted: 1, more: false, ask, position: 91, candidates }
}

const reason = (code, statements) => ({ code, text: `EXERCISE ${code}`, statements })
let position = 0
const line = (minutes, what, rest) => {
  position += 1
  return {
    position,
    at: ago(minutes),
    what,
    reports: 1,
    statements: 0,
    stored: 0,
    known: 0,
    refused: 0,
    whole: false,
    clauses: [],
    reasons: [],
    ...rest,
  }
}
const head = (n, minutes, precedence, statements, originator = 'BGD') => ({
  id: id('r', n),
  originator,
  own: originator === 'BGD',
  kind: n === 1 ? 'list' : 'intrep',
  precedence,
  purpose: 'investigation',
  written: ago(minutes + 1),
  statements,
  subjects: 1,
  exercise: true,
})
const nameOf = (code) => members.find((one) => one.member === code).name
const partner = (code, state, statements, withheld, rest = {}) => ({
  member: code,
  name: nameOf(code),
  state,
  statements,
  withheld,
  clauses: [],
  purposes: ['investigation'],
  reasons: [],
  withheld_statements: [],
  ...rest,
})
const gave = (minutes, clause) => ({
  disclosed: ago(minutes),
  clauses: [clause],
  delivery: id('d', Math.round(minutes) % 99),
})
const got = (minutes, clause) => ({
  ...gave(minutes, clause),
  acknowledged: ago(minutes - 0.02),
  outcome: 'stored',
})
const lacks = (from, code) => statements.slice(-from).map((one) => ({ statement: one.id, reasons: [code] }))

const partnersOf = new Map([
  [
    id('r', 1),
    [
      partner('EBL', 'acknowledged', 9, 2, {
        ...got(1600, 'jcc-2026/1'),
        reasons: [reason('not-named', 1), reason('category-outside-clause', 1)],
        withheld_statements: lacks(2, 'not-named'),
      }),
      partner('JCC', 'acknowledged', 11, 0, got(1600, 'jcc-2026/1')),
      partner('AMM', 'withheld', 0, 11, { reasons: [reason('not-named', 11)] }),
      partner('CAI', 'withheld', 0, 11, { reasons: [reason('not-signed', 11)] }),
    ],
  ],
  [
    id('r', 5),
    [
      partner('EBL', 'acknowledged', 4, 0, got(200, 'jcc-2026/1')),
      partner('JCC', 'acknowledged', 4, 0, got(200, 'jcc-2026/1')),
      partner('AMM', 'disclosed', 2, 2, {
        ...gave(200, 'border-2026/1'),
        reasons: [reason('above-ceiling', 2)],
      }),
      partner('CAI', 'withheld', 0, 4, { reasons: [reason('not-signed', 4)] }),
    ],
  ],
  [
    id('r', 6),
    [
      partner('EBL', 'acknowledged', 6, 0, got(64, 'jcc-2026/1')),
      partner('AMM', 'refused', 6, 0, { ...got(64, 'border-2026/1'), outcome: 'refused' }),
      partner('JCC', 'acknowledged', 6, 0, got(64, 'jcc-2026/1')),
      partner('CAI', 'withheld', 0, 6, { reasons: [reason('not-signed', 6)] }),
    ],
  ],
  [
    id('r', 8),
    [
      partner('EBL', 'acknowledged', 2, 0, got(9, 'jcc-2026/2')),
      partner('JCC', 'disclosed', 2, 0, gave(9, 'jcc-2026/2')),
      partner('AMM', 'acknowledged', 2, 0, got(9, 'border-2026/1')),
      partner('CAI', 'acknowledged', 1, 1, {
        ...got(9, 'info-2026/1'),
        reasons: [reason('not-named', 1)],
      }),
    ],
  ],
])

const submitted = (minutes, n, precedence, statements) =>
  line(minutes, 'submitted', {
    report: head(n, minutes, precedence, statements),
    statements,
    members: partnersOf.get(id('r', n)) ?? [],
  })
/** Entries of a list that was imported. */
const listed = (minutes, n) => {
  const entry = submitted(minutes, n, 'routine', 7)
  const members = [
    partner('EBL', 'acknowledged', 7, 0, got(minutes, 'jcc-2026/1')),
    partner('AMM', 'acknowledged', 5, 2, {
      ...got(minutes, 'border-2026/1'),
      reasons: [reason('not-named', 2)],
    }),
    partner('CAI', 'withheld', 0, 7, { reasons: [reason('not-signed', 7)] }),
  ]
  return { ...entry, report: { ...entry.report, kind: 'list' }, members }
}
const received = (minutes, n, precedence, statements, from) =>
  line(minutes, 'received', {
    report: head(n, minutes, precedence, statements, from),
    member: from,
    statements,
  })

export const lines = [
  submitted(1600, 1, 'routine', 11),
  ...Array.from({ length: 12 }, (_, n) => listed(900, 40 + n)),
  received(420, 4, 'routine', 3, 'EBL'),
  submitted(200, 5, 'priority', 4),
  submitted(64, 6, 'immediate', 6),
  received(31, 7, 'immediate', 5, 'JCC'),
  submitted(9, 8, 'flash', 2),
]

const HANDLING = { flash: 10, immediate: 30, priority: 180, routine: 360 }
const due = (minutes, precedence) => ago(minutes - HANDLING[precedence])
export const desk = {
  desks: ['watch-officer', 'analyst', 'legal-officer'],
  waiting: lines
    .filter(({ what, report }) => what === 'received' || report.precedence === 'flash')
    .map(({ at, report }) => ({
      report,
      since: at,
      due: due((NOW - Date.parse(at)) / 60_000, report.precedence),
      desk: 'watch-officer',
      passed: 0,
    }))
    .reverse(),
  more: false,
  late: [
    { member: 'AMM', name: 'Amman', sequence: 4, precedence: 'priority', since: ago(200), due: ago(20) },
    { member: 'AMM', name: 'Amman', precedence: 'immediate', since: ago(64), due: ago(34) },
  ],
}

const rfi = (n, ours, member, standing, precedence, minutes, answers = []) => ({
  id: id('q', n),
  ours,
  member,
  name: member,
  standing,
  precedence,
  purpose: 'arrest',
  case: 'EXERCISE case 4 of 2026, law 13 of 2005',
  question: id('r', 8),
  made: ago(60),
  due: ago(minutes),
  ...(ours && { by: 'amal' }),
  answers,
})
export const rfis = {
  requests: [
    rfi(1, false, 'AMM', 'open', 'immediate', -140),
    rfi(2, true, 'EBL', 'overdue', 'priority', 25),
    rfi(3, true, 'AMM', 'refused', 'routine', -3000, [
      { extent: 'part', reports: [id('r', 7)], answered: ago(50), late: false },
      { extent: 'refused', ground: 'third-party-rule', reports: [], answered: ago(20), late: false },
    ]),
  ],
  counts: [
    {
      member: 'AMM',
      ours: false,
      asked: 1,
      open: 1,
      overdue: 0,
      whole: 0,
      part: 0,
      refused: 0,
      late: 0,
      grounds: [],
    },
    {
      member: 'AMM',
      ours: true,
      asked: 1,
      open: 0,
      overdue: 0,
      whole: 0,
      part: 0,
      refused: 1,
      late: 0,
      grounds: [{ ground: 'third-party-rule', count: 1 }],
    },
    {
      member: 'EBL',
      ours: true,
      asked: 1,
      open: 0,
      overdue: 1,
      whole: 0,
      part: 0,
      refused: 0,
      late: 0,
      grounds: [],
    },
  ],
}

export const nextLine = () => received(0, 20 + position, 'priority', 2, 'AMM')

/** The line of this number of a traffic that is as long as one likes: reports of ours and of others, none of them FLASH. */
export function lineOf(number) {
  const own = number % 3 === 0
  const line = received(
    0,
    100 + number,
    ['priority', 'routine', 'immediate'][number % 7 > 1 ? 1 : number % 3],
    2,
    'AMM',
  )
  const head = {
    ...line.report,
    id: `r-${String(number).padStart(32, '0')}`,
    own,
    originator: own ? 'BGD' : 'AMM',
  }
  const waits = number % 5_000 === 0
  const members = ['AMM', 'CAI', 'EBL', 'JCC'].map((member) => ({
    ...{ member, name: member, statements: 2, withheld: number % 4, clauses: [], purposes: [], reasons: [] },
    ...{ withheld_statements: [], state: waits ? 'disclosed' : 'acknowledged', disclosed: line.at },
    ...(waits ? {} : { acknowledged: line.at }),
  }))
  const at = ago(600_000 - 5 * number)
  return {
    ...line,
    position: 1_000 + number,
    at,
    what: own ? 'submitted' : 'received',
    report: head,
    ...(own && { members }),
  }
}

export function trafficOf(report) {
  const head = lines.find((one) => one.report?.id === report)?.report
  if (!head) return undefined
  const receptions = head.own
    ? []
    : [
        {
          at: head.written,
          from: head.originator,
          delivery: id('d', 3),
          clauses: ['jcc-2026/1'],
          purposes: ['investigation'],
        },
      ]
  return { report: head, members: partnersOf.get(report) ?? [], receptions }
}

export const reportOf = (report) => ({
  id: report,
  originator: 'BGD',
  kind: 'intrep',
  precedence: 'routine',
  legal_basis: 'EXERCISE order 12 of 2026',
  purpose: 'investigation',
  written: ago(1601),
  banner: subject.banner,
  exercise: true,
  subjects: [{ id: subject.id, kind: 'person' }],
  statements,
})

export const disclosures = [...partnersOf.values()]
  .flat()
  .filter((one) => one.disclosed)
  .map((one, place) => ({
    position: 10 + place,
    at: one.disclosed,
    to: one.member,
    how: 'delivery',
    login: 'layla',
    clauses: one.clauses,
    purposes: one.purposes,
    statements: one.statements,
    acknowledged: one.acknowledged !== undefined,
  }))

export const uses = [
  {
    principal: id('p', 1),
    login: 'amal',
    purpose: 'border-control',
    screenings: 41,
    hits: 3,
    readings: 0,
    subjects: 5,
    reports: 0,
    last: ago(3),
  },
  {
    principal: id('p', 1),
    login: 'amal',
    purpose: 'investigation',
    screenings: 0,
    hits: 0,
    readings: 17,
    subjects: 9,
    reports: 8,
    last: ago(12),
  },
]

export const checkpoint = {
  origin: 'tansiq/BGD',
  size: 91,
  root: 'mN0pQ1EXERCISErootrootrootrootrootrootrootro=',
  note: 'tansiq/BGD\n91\nmN0pQ1EXERCISErootrootrootrootrootrootrootro=\n\n— tansiq/BGD EXERCISEsignaturesignaturesignaturesignaturesignature==\n',
  verifier_key: 'tansiq/BGD+7f3a21c0+EXERCISEkeyEXERCISEkeyEXERCISEkeyEXERCISEkey=',
}

const seen = (size, minutes) => ({ size, at: ago(minutes), note: checkpoint.note })
export const witnesses = {
  asked: { size: 88, note: checkpoint.note, cosigned: [{ member: 'AMM', at: ago(3) }] },
  news: 91,
  witness_key: checkpoint.verifier_key,
  members: [
    { member: 'AMM', state: 'cosigned', size: 88, at: ago(3), witnessed: seen(41, 2), witness_keys: [] },
    { member: 'EBL', state: 'behind', size: 61, at: ago(300), trouble: 'unreachable', witness_keys: [] },
    {
      member: 'JCC',
      state: 'contradiction',
      size: 80,
      at: ago(40),
      witnessed: seen(30, 40),
      witness_keys: [],
    },
  ].map((one) => ({ name: one.member, ...one })),
  contradictions: [
    {
      position: 87,
      at: ago(20),
      log: 'JCC',
      witness: 'BGD',
      held: checkpoint.note,
      shown: checkpoint.note.replace('root', 'ROOT'),
      same_size: true,
    },
  ],
}

export const minutes = [
  {
    id: '07'.repeat(32),
    term: 1,
    first: '2026-10-01',
    last: '2026-12-31',
    outgoing: 'EBL',
    incoming: 'BGD',
    written: ago(90),
    signed_by: ['EBL'],
    parts: [
      { item: 'open-tasks', lines: ['EXERCISE: compare the lists of crossings', 'EXERCISE: مراجعة القوائم'] },
      { item: 'open-requests', lines: [] },
      { item: 'unacknowledged-traffic', lines: [] },
    ],
  },
]

export const properties = {
  text: 'format = "tansiq/properties/v1"\n\n[[never]]\nid = "witnesses-outside"\npersons = ["witness"]\n',
  at: ago(9_000),
  by: 'layla',
}

export const approvals = [
  {
    position: 41,
    at: ago(50),
    by: 'rami',
    matter: 'sign',
    agreement: 'witness-exchange-2026',
    text: 'format = "tansiq/agreement/v1"\nid = "witness-exchange-2026"\n',
    reason: 'EXERCISE: the court has ordered it in case 4',
    broken: [{ property: 'witnesses-outside', example: '09'.repeat(32), proof: proofs.proofs[1] }],
  },
]

const request = (item) => ({
  item,
  statements: [id('st', 1), id('st', 2)],
  purposes: ['arrest'],
  basis: 'EXERCISE: case 4 of 2026',
  asked: ago(120),
  until: ago(-20_000),
})
/** A recall that one keeps, one carried out and one has not heard of; and one that came here. */
export const recalls = {
  ours: [
    {
      id: id('rc', 1),
      at: ago(90),
      by: id('p', 1),
      report: id('r', 3),
      statements: [id('st', 31), id('st', 32)],
      act: 'retraction',
      ground: 'wrong-person',
      from: [],
      reason: 'EXERCISE: his brother is meant',
      holders: [
        { member: 'AMM', state: 'refused', at: ago(80), ground: 'court-file' },
        { member: 'CAI', via: 'AMM', state: 'done', at: ago(70) },
        { member: 'EBL', state: 'not-reached', at: ago(90) },
      ],
      rested: [],
    },
  ],
  taken: [
    {
      id: id('rc', 2),
      item: id('r', 9),
      statements: [id('st', 91)],
      originator: 'AMM',
      from: 'AMM',
      act: 'withdrawal',
      ground: 'wrong-recipient',
      made: ago(60),
      at: ago(59),
      passed_to: [],
      rested: [
        {
          id: id('st', 95),
          subject: id('s', 4),
          originator: 'BGD',
          written: ago(100),
          rests_on: id('st', 91),
          banner: 'RESTRICTED EXERCISE',
        },
      ],
    },
  ],
}

export const onward = {
  requests: [
    {
      id: id('o', 1),
      role: 'originator',
      standing: 'waiting',
      recall_expected: false,
      holder: 'AMM',
      originator: 'BGD',
      to: 'CAI',
      request: request(id('r', 1)),
    },
    {
      id: id('o', 2),
      role: 'holder',
      standing: 'permitted',
      recall_expected: false,
      holder: 'BGD',
      originator: 'EBL',
      to: 'JCC',
      request: request(id('r', 2)),
      answer: { answer: 'yes', answered: ago(60) },
      consent: { edition: id('r', 3), statements: [id('st', 1)], purposes: ['arrest'], until: '2026-12-31' },
    },
  ],
  passed_on: [
    { item: id('r', 2), to: 'JCC', at: ago(30), by: 'layla', basis: 'EXERCISE: case 4 of 2026', given: true },
  ],
}
/** At the originator a request stands with what would go. */
export const onwardCase = (asked) => {
  const known = onward.requests.find((one) => one.id === asked)
  if (known?.role !== 'originator') return known
  const would_go = {
    report: id('r', 1),
    statements: [id('st', 1)],
    purposes: ['arrest'],
    clauses: ['border-2026/suspects'],
    withheld: [{ statement: id('st', 2), reasons: [{ code: 'third-party-rule', text: '' }] }],
  }
  return { ...known, would_go }
}
