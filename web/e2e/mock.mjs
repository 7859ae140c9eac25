// A mock node for work on components: serves dist/ with the node's policy, and answers from mock-data.mjs.
// Tests of the page against a node do not use it. `node e2e/mock.mjs` listens on 127.0.0.1:7190.

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as administration from './mock-administration.mjs'
import * as data from './mock-data.mjs'
import { boundaries, layers, onMap } from './mock-map.mjs'
import * as resolving from './mock-people.mjs'
import * as writing from './mock-writing.mjs'

const DIST = fileURLToPath(new URL('../dist', import.meta.url))
const PASSWORD = 'exercise'
const KINDS = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const HEADERS = {
  'content-security-policy':
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  'x-content-type-options': 'nosniff',
}

export async function startMock(port = 0) {
  let login = null
  const watchers = new Set()
  let lines = [...data.lines]
  // A page that is full from the first look on: as if its reader had asked for older traffic a hundred times.
  let isFull = false
  let disclosures = data.disclosures

  const problem = (answer, status, kind, more = {}) => {
    answer.writeHead(status, { 'content-type': 'application/problem+json' })
    answer.end(
      JSON.stringify({ type: `/problems/${kind}`, title: kind, status, request_id: 'mock-1', ...more }),
    )
  }

  const routes = {
    'GET /health': administration.health,
    'GET /ledger/backup': () => ({ since: 9 }),
    'GET /principals': () => ({ principals: administration.principals }),
    'POST /principals': (_, body) => administration.setPrincipal(body),
    'GET /members/self/card': () => administration.card,
    'POST /members': () => data.members[1],
    'GET /session': () => data.sessionOf(login),
    'GET /members': () => ({ members: data.members }),
    'GET /lanes': () => ({ lanes: data.lanes }),
    'GET /agreements': () => ({ agreements: data.agreements.map(({ articles: _, ...rest }) => rest) }),
    'GET /subjects': (query) => ({ subjects: query.get('name').includes('nobody') ? [] : data.found }),
    'GET /layers': () => ({ layers }),
    'GET /placed': (query) => onMap(query.get('report')),
    'GET /resolutions': () => ({ pairs: [resolving.pair], looked_at: 17 }),
    'GET /resolutions/pair': () => resolving.pair,
    'GET /resolutions/rule': () => resolving.rule,
    'GET /control-points': () => ({ points: resolving.points }),
    'POST /resolutions': (_, body) => resolving.decide(body),
    'POST /screenings': (_, body) => data.screen(body),
    'GET /ledger/checkpoint': () => data.checkpoint,
    'GET /ledger/witnesses': () => data.witnesses,
    'POST /ledger/verify': () => ({
      ok: true,
      size: 91,
      entries: 91,
      millis: 7,
      erased: 0,
      checkpoints: 12,
      problems: [],
    }),
    'GET /oversight/uses': () => ({ uses: data.uses }),
    'GET /oversight/disclosures': (query) => {
      const [after, limit] = ['after', 'limit'].map((name) => Number(query.get(name)))
      const next = after + limit < disclosures.length ? { next: after + limit } : {}
      return { disclosures: disclosures.slice(after, after + limit), ...next }
    },
    'GET /desk': () => data.desk,
    'GET /rfis': () => data.rfis,
    'POST /desk/taken-up': (_, body) => ({ taken_up: body.reports }),
    'GET /approvals': () => ({ approvals: data.approvals }),
    'GET /properties': () => data.properties,
    'GET /onward': () => data.onward,
    'GET /recalls': () => data.recalls,
    'GET /vocabulary': () => writing.vocabulary,
    'GET /traffic': (query) => {
      const after = query.get('after')
      if (after !== null) return { lines: lines.filter((line) => line.position > Number(after)) }
      const before = Number(query.get('before') ?? Number.POSITIVE_INFINITY)
      const older = lines.filter((line) => line.position < before)
      const limit = isFull && !query.has('before') ? older.length : Number(query.get('limit'))
      const page = older.slice(-limit)
      const next = page.length < older.length ? { next: page[0].position } : {}
      return { lines: page.reverse(), newest: lines.at(-1).position, ...next }
    },
  }
  const byId = {
    layers: (id) => (id === layers[0].name ? boundaries : undefined),
    agreements: (id) => data.agreements.find((one) => one.id === id),
    traffic: (id) => data.trafficOf(id),
    reports: (id) => data.reportOf(id),
    subjects: (id) => (id === data.subject.id ? data.subject : undefined),
    identities: resolving.identityOf,
    resolutions: resolving.detailOf,
  }

  async function api(request, answer, url) {
    const path = url.pathname.slice('/api/v1'.length)
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : undefined
    const send = (value) => {
      answer.writeHead(200, { 'content-type': 'application/json' })
      answer.end(JSON.stringify(value))
    }
    if (request.method === 'POST' && path === '/session') {
      if (body.password !== PASSWORD || !data.people[body.login]) return problem(answer, 401, 'wrong-login')
      login = body.login
      return send(data.sessionOf(login))
    }
    if (request.method === 'DELETE' && path === '/session') {
      login = null
      answer.writeHead(204)
      return answer.end()
    }
    if (login === null && path !== '/health') return problem(answer, 401, 'not-logged-in')
    if (path === '/events') {
      answer.writeHead(200, { 'content-type': 'text/event-stream' })
      answer.write(': here\n\n')
      watchers.add(answer)
      request.on('close', () => watchers.delete(answer))
      return
    }
    if (request.method === 'POST' && path === '/reports') {
      const looked = writing.submitted(body)
      return looked.faults ? problem(answer, 422, 'unacceptable', looked) : send(looked)
    }
    const route = routes[`${request.method} ${path}`]
    if (route) return send(route(url.searchParams, body))
    const [, kind, id, part] = path.split('/')
    if (kind === 'members' && part === 'standing') return send(administration.setStanding(id, body))
    if (kind === 'agreements' && part === 'proof') return send(data.proofs)
    if (kind === 'identities' && part === 'reach') return send(resolving.reach)
    if (kind === 'resolutions' && part === 'undo') return send(resolving.undone)
    if (kind === 'agreements' && part === 'difference') return send(data.difference)
    if (kind === 'committees') return send({ minutes: data.minutes })
    if (kind === 'onward') return send(data.onwardCase(id))
    const value = id && byId[kind]?.(decodeURIComponent(id))
    return value ? send(value) : problem(answer, 404, 'not-found')
  }

  const server = createServer(async (request, answer) => {
    const url = new URL(request.url, 'http://mock')
    for (const [name, value] of Object.entries(HEADERS)) answer.setHeader(name, value)
    try {
      if (url.pathname.startsWith('/api/v1/')) return await api(request, answer, url)
      const path = url.pathname === '/' ? '/index.html' : normalize(url.pathname)
      const bytes = await readFile(join(DIST, path))
      answer.writeHead(200, { 'content-type': KINDS[extname(path)] ?? 'application/octet-stream' })
      answer.end(bytes)
    } catch {
      problem(answer, 404, 'not-found')
    }
  })
  await new Promise((ready) => server.listen(port, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    login: 'amal',
    password: PASSWORD,
    /** Sends new lines of traffic to whoever watches, one if none are given. */
    pushLine(...more) {
      const news = more.length > 0 ? more : [data.nextLine()]
      lines.push(...news)
      const events = news.map(
        (line) => `event: traffic\nid: ${line.position}\ndata: ${JSON.stringify(line)}\n\n`,
      )
      for (const watcher of watchers) watcher.write(events.join(''))
    },
    /** The traffic is as long as this; 0 for what it was at first. */
    carry(count) {
      lines = count === 0 ? [...data.lines] : Array.from({ length: count }, (_, n) => data.lineOf(n))
      isFull = count > 0
    },
    /** As many disclosures as this, a minute apart. */
    disclose(count) {
      disclosures = Array.from({ length: count }, (_, n) => ({
        ...data.disclosures[n % data.disclosures.length],
        position: n,
        at: data.ago(count - n),
        statements: n % 997,
      }))
    },
    /** Drops the live lines; the browser opens them again. */
    cutLines() {
      for (const watcher of watchers) watcher.end()
      watchers.clear()
    },
    /** Ends the session, as time would. */
    expire() {
      login = null
      for (const watcher of watchers) watcher.end()
    },
    stop: () => {
      for (const watcher of watchers) watcher.end()
      server.close()
      server.closeAllConnections()
    },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const mock = await startMock(7190)
  console.log(`mock node at ${mock.url}, login ${mock.login} or noor, password ${mock.password}`)
}
