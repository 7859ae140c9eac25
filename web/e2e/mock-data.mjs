// What the mock node holds, for work on components without a node. All of it is invented and marked EXERCISE.

const NOW = Date.now()
const ago = (minutes) => new Date(NOW - minutes * 60_000).toISOString()
const id = (prefix, n) => `${prefix}-${String(n).padStart(2, '0').repeat(16)}`

export const people = {
  amal: {
    role: 'analyst',
    capabilities: [
      'session',
      'members.read',
      'agreements.read',
      'content.read',
      'screening',
      'reports.write',
      'traffic.read',
      'lanes.read',
    ],
  },
  noor: {
    role: 'oversight',
    capabilities: [
      'session',
      'members.read',
      'agreements.read',
      'traffic.read',
      'lanes.read',
      'oversight.read',
      'ledger.read',
      'ledger.verify',
    ],
  },
}

export const sessionOf = (login) => ({
  principal: id('p', login === 'amal' ? 1 : 2),
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
  state,
  sequence: 14,
  acknowledged: 14,
  pending: 0,
  last_sent: ago(4),
  last_acknowledged: ago(4),
  behind: 0,
  ...rest,
})

export const lanes = [
  lane('EBL', 'Erbil', 'idle'),
  lane('AMM', 'Amman', 'waiting', {
    acknowledged: 12,
    pending: 2,
    last_acknowledged: ago(190),
    last_problem: 'connection refused; next attempt in 32 s',
  }),
  lane('CAI', 'Cairo', 'idle', { sequence: 6, acknowledged: 6, last_acknowledged: ago(31) }),
  lane('JCC', 'Joint centre at Baghdad', 'sending'),
]

const clauses = [
  {
    id: '1',
    from: ['BGD', 'EBL'],
    to: ['BGD', 'EBL', 'JCC'],
    categories: ['identity', 'identifier', 'movement'],
    persons: ['suspect', 'wanted', 'convicted'],
    ceiling: 'confidential',
    territories: ['IQ'],
    purposes: ['investigation', 'arrest', 'border-control'],
    onward: 'never',
  },
  {
    id: '2',
    from: ['JCC'],
    to: ['BGD', 'EBL'],
    categories: ['incident', 'threat'],
    persons: ['no-person'],
    ceiling: 'secret',
    territories: ['IQ', 'IQ-NI'],
    purposes: ['warning', 'protection'],
    onward: 'with-consent',
  },
]

export const agreements = [
  {
    id: 'jcc-2026',
    title: 'EXERCISE Joint coordination centre of Baghdad and Erbil',
    title_ar: 'تمرين: مركز التنسيق المشترك بين بغداد وأربيل',
    legal_basis: 'EXERCISE order 12 of 2026',
    parties: ['BGD', 'EBL', 'JCC'],
    signed: ['BGD', 'EBL', 'JCC'],
    in_force: true,
    from: '2026-01-01',
    until: '2027-01-01',
    clauses,
  },
  {
    id: 'border-2026',
    title: 'EXERCISE Border protection agreement of Baghdad and Amman',
    title_ar: 'تمرين: اتفاقية حماية الحدود بين بغداد وعمّان',
    legal_basis: 'EXERCISE treaty series 4',
    parties: ['BGD', 'AMM'],
    signed: ['BGD', 'AMM'],
    in_force: true,
    from: '2026-03-01',
    clauses,
  },
  {
    id: 'info-2026',
    title: 'EXERCISE Information exchange of Baghdad and Cairo',
    title_ar: 'تمرين: تبادل المعلومات بين بغداد والقاهرة',
    legal_basis: 'EXERCISE memorandum 7',
    parties: ['BGD', 'CAI'],
    signed: ['BGD'],
    in_force: false,
    from: '2026-06-01',
    clauses,
  },
]

const label = (level, rest = {}) => ({
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
const statement = (property, value, rest = {}) => {
  counter += 1
  const at = rest.label ?? label('confidential')
  return {
    id: id('st', counter),
    report: id('r', 1),
    originator: 'BGD',
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
    name: { score: 0.97, matched: '', parts },
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
    name: {
      score: 0.81,
      matched: '',
      parts: [parts[0], parts[1], { left: 'al-zubaidi', role: 'nisba', how: 'left-over', cost: 0.3 }],
    },
  },
]

export function screen({ birth, document }) {
  const evidence = (kind, asked, on) => ({
    kind,
    outcome: !asked
      ? 'unknown'
      : on.includes(asked)
        ? 'agrees'
        : on.some((one) => one.slice(0, 4) === asked.slice(0, 4))
          ? 'near'
          : 'disagrees',
    found: on,
  })
  const people = [
    [found[0], ['1971-03-05'], ['EX-A1047713'], ['wanted'], false],
    [found[1], ['1988'], [], ['cleared'], true],
  ]
  const candidates = people.map(([one, births, documents, persons, cleared]) => {
    const list = [evidence('birth', birth, births)]
    if (documents.length > 0) list.push(evidence('document', document, documents))
    const agrees = list.some((e) => e.outcome === 'agrees')
    const against = list.some((e) => e.outcome === 'disagrees')
    return {
      subject: one.id,
      kind: 'person',
      caption: one.caption,
      originators: one.originators,
      persons,
      cleared,
      banner: one.banner,
      name: { score: one.score, matched: one.matched, parts: one.name.parts },
      outcome: agrees ? 'hit' : against ? 'excluded' : 'same-name',
      evidence: list,
    }
  })
  const outcome = candidates.some((c) => c.outcome === 'hit')
    ? 'hit'
    : candidates.some((c) => c.outcome === 'same-name')
      ? 'same-name'
      : 'no-hit'
  return { outcome, position: 91, candidates: outcome === 'no-hit' ? [] : candidates }
}

const reason = (code, text, n) => ({ code, text, statements: n })
let position = 0
const line = (minutes, what, rest) => {
  position += 1
  return { position, at: ago(minutes), what, clauses: [], reasons: [], ...rest }
}
const sent = (minutes, report, to, statements, clause, extra = {}) =>
  line(minutes, 'delivered', {
    report,
    member: to,
    delivery: id('d', position + 1),
    statements,
    items: 1,
    clauses: [clause],
    ...extra,
  })
const got = (minutes, report, from, outcome = 'stored') =>
  line(minutes, 'acknowledged', { report, member: from, outcome })
const held = (minutes, report, from, n, ...reasons) =>
  line(minutes, 'withheld', { report, member: from, statements: n, reasons })
const noAgreement = (n) => reason('no-agreement', 'No agreement with CAI is known.', n)

export const lines = [
  line(2300, 'card', { member: 'EBL' }),
  line(2290, 'agreement', {}),
  line(1600, 'reported', { report: id('r', 1), precedence: 'routine', statements: 11 }),
  sent(1600, id('r', 1), 'EBL', 9, 'jcc-2026/1'),
  held(
    1600,
    id('r', 1),
    'EBL',
    2,
    reason('not-named', 'Its originator does not name EBL among those who may have it.', 1),
    reason(
      'category-outside-clause',
      'The nearest clause, jcc-2026/1, does not cover this category of data.',
      1,
    ),
  ),
  sent(1600, id('r', 1), 'JCC', 11, 'jcc-2026/1'),
  held(
    1600,
    id('r', 1),
    'AMM',
    11,
    reason('not-named', 'Its originator does not name AMM among those who may have it.', 11),
  ),
  held(1600, id('r', 1), 'CAI', 11, noAgreement(11)),
  got(1599, id('r', 1), 'EBL'),
  got(1599, id('r', 1), 'JCC'),
  line(420, 'received', { report: id('r', 4), precedence: 'routine', member: 'EBL', statements: 3 }),
  line(200, 'reported', { report: id('r', 5), precedence: 'priority', statements: 4 }),
  sent(200, id('r', 5), 'EBL', 4, 'jcc-2026/1'),
  got(200, id('r', 5), 'EBL'),
  sent(200, id('r', 5), 'JCC', 4, 'jcc-2026/1'),
  got(199, id('r', 5), 'JCC'),
  sent(200, id('r', 5), 'AMM', 2, 'border-2026/1'),
  held(
    200,
    id('r', 5),
    'AMM',
    2,
    reason('above-ceiling', 'The nearest clause, border-2026/1, has a ceiling below this level.', 2),
  ),
  held(200, id('r', 5), 'CAI', 4, noAgreement(4)),
  line(64, 'reported', { report: id('r', 6), precedence: 'immediate', statements: 6 }),
  sent(64, id('r', 6), 'EBL', 6, 'jcc-2026/1'),
  got(64, id('r', 6), 'EBL'),
  sent(64, id('r', 6), 'AMM', 6, 'border-2026/1'),
  got(63, id('r', 6), 'AMM', 'refused'),
  sent(64, id('r', 6), 'JCC', 6, 'jcc-2026/1'),
  got(64, id('r', 6), 'JCC'),
  held(64, id('r', 6), 'CAI', 6, noAgreement(6)),
  line(31, 'received', { report: id('r', 7), precedence: 'immediate', member: 'JCC', statements: 5 }),
  line(9, 'reported', { report: id('r', 8), precedence: 'flash', statements: 2 }),
  sent(9, id('r', 8), 'EBL', 2, 'jcc-2026/2'),
  got(9, id('r', 8), 'EBL'),
  sent(9, id('r', 8), 'JCC', 2, 'jcc-2026/2'),
  sent(9, id('r', 8), 'AMM', 2, 'border-2026/1'),
  got(9, id('r', 8), 'AMM'),
  sent(9, id('r', 8), 'CAI', 1, 'info-2026/1'),
  got(8, id('r', 8), 'CAI'),
  held(
    9,
    id('r', 8),
    'CAI',
    1,
    reason('originator-control', 'It is under originator control, and its originator has not named CAI.', 1),
  ),
]

export const nextLine = () =>
  line(0, 'received', {
    report: id('r', 20 + position),
    precedence: 'priority',
    member: 'AMM',
    statements: 2,
  })

export function trafficOf(report) {
  const of = lines.filter((one) => one.report === report && one.member && one.what !== 'received')
  const codes = [...new Set(of.map((one) => one.member))]
  return {
    report,
    members: codes.map((code) => {
      const mine = of.filter((one) => one.member === code)
      const find = (what) => mine.find((one) => one.what === what)
      const ack = find('acknowledged')
      const state = ack
        ? ack.outcome === 'refused'
          ? 'refused'
          : 'acknowledged'
        : find('delivered')
          ? 'delivered'
          : 'withheld'
      return {
        member: code,
        state,
        statements: find('delivered')?.statements ?? 0,
        withheld: find('withheld')?.statements ?? 0,
        ...(find('delivered') && { delivered: find('delivered').at }),
        ...(ack && { acknowledged: ack.at }),
        clauses: find('delivered')?.clauses ?? [],
        reasons: find('withheld')?.reasons ?? [],
      }
    }),
  }
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

export const disclosures = [
  ...lines
    .filter((one) => one.what === 'delivered')
    .map((one) => ({
      position: one.position,
      at: one.at,
      what: 'delivery',
      to: one.member,
      clauses: one.clauses,
      reports: 1,
      subjects: 0,
      statements: one.statements,
    })),
  {
    position: 88,
    at: ago(12),
    what: 'read',
    by: id('p', 1),
    login: 'amal',
    purpose: 'investigation',
    clauses: [],
    reports: 0,
    subjects: 1,
    statements: 11,
  },
  {
    position: 91,
    at: ago(3),
    what: 'screening',
    by: id('p', 1),
    login: 'amal',
    purpose: 'border-control',
    clauses: [],
    reports: 0,
    subjects: 2,
    statements: 2,
  },
]

export const checkpoint = {
  origin: 'tansiq/BGD',
  size: 91,
  root: 'mN0pQ1EXERCISErootrootrootrootrootrootrootro=',
  note: 'tansiq/BGD\n91\nmN0pQ1EXERCISErootrootrootrootrootrootrootro=\n\n— tansiq/BGD EXERCISEsignaturesignaturesignaturesignaturesignature==\n',
}
