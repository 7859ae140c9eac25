// What the administrator of the mock node sees and does.

import { id, members, NOW, people } from './mock-data.mjs'

const principal = (login, place) => ({
  id: id('p', place + 1),
  login,
  member: 'BGD',
  role: people[login].role,
  clearance: login === 'samira' ? 'unclassified' : 'secret',
  active: true,
  has_password: true,
  revision: `${login}-1`,
  passkeys: 0,
  tokens: 0,
})
export const principals = [
  ...Object.keys(people).map(principal),
  { ...principal('amal', 6), login: 'kirkuk-loader', has_password: false, tokens: 2 },
  { ...principal('amal', 7), login: 'rami.liaison', role: 'liaison-officer', member: 'AMM', active: false },
]

/** Sets up or changes; a token that nobody can use. */
export function setPrincipal({ issue_token, revoke_tokens, password, ...asked }) {
  const known = principals.find(({ login }) => login === asked.login)
  const set = known ?? { ...principal('amal', principals.length), has_password: false }
  const kept = revoke_tokens ? 0 : set.tokens
  Object.assign(set, { member: 'BGD' }, asked, {
    has_password: set.has_password || password !== undefined,
    tokens: kept + (issue_token ? 1 : 0),
  })
  if (!known) principals.push(set)
  return { principal: set, ...(issue_token && { token: `tsq_${'e0'.repeat(32)}` }) }
}

export function setStanding(code, { active, reason }) {
  return Object.assign(
    members.find(({ member }) => member === code),
    { active, reason },
  )
}

export const health = () => ({
  status: 'degraded',
  member: 'BGD',
  name: 'Baghdad (EXERCISE)',
  version: '0.1.0',
  time: new Date(NOW).toISOString(),
  checks: [
    { name: 'ledger', ok: true, detail: 'can be read' },
    { name: 'register', ok: true, detail: 'up to date' },
    { name: 'people', ok: false, detail: 'behind the ledger' },
    { name: 'traffic', ok: true, detail: 'up to date' },
    { name: 'card', ok: true, detail: 'this member has a card' },
  ],
})

export const card = {
  payloadType: 'application/vnd.tansiq.card+json',
  payload: 'RVhFUkNJU0U=',
  signatures: [],
}
