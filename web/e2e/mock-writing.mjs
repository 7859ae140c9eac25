// What the mock node says to whoever writes a report: some of the closed lists, and who would get what.

const subject = (kind, ...properties) => ({
  kind,
  properties: properties.map((one) => {
    const [name, value = 'text'] = one.split(':')
    return { name, value }
  }),
})

export const vocabulary = {
  reports: ['intrep', 'intsum', 'sighting', 'clearance', 'warning', 'resolution'],
  precedences: ['routine', 'priority', 'immediate', 'flash'],
  subjects: [
    subject('person', 'name:name', 'birthDate:date', 'gender:gender', 'notes', 'memberOf:subject', 'source'),
    subject('organisation', 'name:name', 'notes'),
  ],
  methods: ['human', 'captured', 'official', 'analysis'],
  levels: ['unclassified', 'restricted', 'confidential', 'secret'],
  caveats: ['originator-control', 'no-onward', 'not-for-court', 'exercise'],
  categories: ['identity', 'identifier', 'source'],
  persons: ['no-person', 'suspect', 'wanted', 'cleared', 'witness'],
  purposes: ['arrest', 'warning', 'clearance', 'border-control', 'investigation'],
  clearances: ['not-the-one', 'acquitted'],
}

const FAULTS = [
  ['legal_basis', 'expected a legal basis: the law, warrant, resolution or case; found none'],
  ['statements[0].grade', 'expected a grade as B2; found none'],
].map(([path, message]) => ({ path, message }))

const SOURCE = {
  code: 'prohibited',
  text: 'Prohibition 9 of border-2026 forbids it: the source.',
  text_ar: 'يمنعه الحظر 9 من border-2026: المصدر.',
}

/** The faults of a draft without a legal basis; else who would get how much of it. */
export function submitted(draft) {
  if (!draft.legal_basis) return { faults: FAULTS }
  const statements = draft.statements.map(({ id, property }, place) => {
    const released = property !== 'source'
    return {
      path: `statements[${place}]`,
      statement: id,
      property,
      released,
      clauses: released ? ['border-2026/1'] : [],
      reasons: released ? [] : [SOURCE],
    }
  })
  const released = statements.filter((one) => one.released).length
  const amman = {
    member: 'AMM',
    name: 'Amman (EXERCISE)',
    released,
    withheld: statements.length - released,
    statements,
  }
  return {
    statements: statements.length,
    banner: 'CONFIDENTIAL // REL TO AMM // EXERCISE',
    remarks: [],
    partners: [amman],
  }
}
