// Every language says the same things: the same messages, with the same values, and every message that the
// page asks for exists.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Entry, Junk, Message, parse, type VariableReference, Visitor } from '@fluent/syntax'
import { describe, expect, it } from 'vitest'
import { bundleOf, LANGUAGES, type LanguageCode } from './language'

const HERE = join(process.cwd(), 'src/language')
const read = (language: string) => readFileSync(join(HERE, `${language}.ftl`), 'utf8')

class Values extends Visitor {
  readonly found = new Set<string>()
  override visitVariableReference(node: VariableReference) {
    this.found.add(node.id.name)
  }
}

function messagesOf(language: string): Map<string, string> {
  const messages = new Map<string, string>()
  for (const entry of parse(read(language), {}).body as Entry[]) {
    if (entry instanceof Junk) throw new Error(`${language}: not understood: ${entry.content}`)
    if (!(entry instanceof Message)) continue
    if (messages.has(entry.id.name)) throw new Error(`${language}: ${entry.id.name} stands twice`)
    const values = new Values()
    values.visit(entry)
    messages.set(entry.id.name, [...values.found].sort().join())
  }
  return messages
}

const english = messagesOf('en')
const others = (Object.keys(LANGUAGES) as LanguageCode[]).filter((code) => code !== 'en')

it('has a file for each language and no other', () => {
  const files = readdirSync(HERE).filter((name) => name.endsWith('.ftl'))
  expect(files.sort()).toEqual(
    Object.keys(LANGUAGES)
      .map((code) => `${code}.ftl`)
      .sort(),
  )
})

describe.each(others)('%s', (language) => {
  const messages = messagesOf(language)
  it('has the messages of English', () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort())
  })
  it('uses no value that English does not have', () => {
    for (const [id, values] of messages) {
      const known = new Set(english.get(id)?.split(','))
      const unknown = values.split(',').filter((value) => !known.has(value))
      expect(unknown, id).toEqual([])
    }
  })
  it('writes in its own script', () => {
    // Abbreviations and codes aside, a message without an Arabic letter was forgotten.
    const bundle = bundleOf(language, read(language))
    const forgotten = [...messages].filter(([id, names]) => {
      const pattern = bundle.getMessage(id)?.value
      const named = Object.fromEntries(names.split(',').map((name) => [name, 'x']))
      const values = { ...named, n: 7, seconds: 7, same: 7 }
      const words = pattern ? bundle.formatPattern(pattern, values, []) : ''
      return /[A-Za-z]{2}/.test(words) && !/[\u0600-\u06ff]/.test(words)
    })
    expect(forgotten.map(([id]) => id)).toEqual([])
  })
})

describe('the page', () => {
  const sources = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return sources(path)
      return /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.') ? [readFileSync(path, 'utf8')] : []
    })
  const code = sources(join(process.cwd(), 'src')).join('\n')
  const asked = (quote: RegExp) => [...code.matchAll(quote)].map((match) => match[1] ?? '')

  it('asks for messages that exist', () => {
    const plain = asked(/\btext\(\s*'([a-z0-9-]+)'/g)
    const either = asked(/\btext\(\w+ \? '([a-z-]+)'/g).concat(
      asked(/\btext\(\w+ \? '[a-z-]+' : '([a-z-]+)'/g),
    )
    expect(plain.length).toBeGreaterThan(100)
    expect([...plain, ...either].filter((id) => !english.has(id))).toEqual([])
  })
  it('has words for each list that it shows', () => {
    const lists = asked(/\bword\('([a-z-]+)'/g)
    expect(lists.filter((list) => ![...english.keys()].some((id) => id.startsWith(`${list}-`)))).toEqual([])
  })
  it('has a word for every reason and property that the node knows', () => {
    const crates = join(process.cwd(), '../crates')
    const reasons = readFileSync(join(crates, 'agreement/src/reason.rs'), 'utf8')
    const codes = [...reasons.matchAll(/=> "([a-z-]+)",/g)].map((match) => `reason-${match[1]}`)
    const rows = readFileSync(join(crates, 'report/src/properties.txt'), 'utf8').split('\n')
    const properties = rows
      .filter((row) => /^[a-z]/.test(row))
      .map((row) => `property-${row.split(/\s+/)[1]}`)
    expect(codes.length).toBeGreaterThan(20)
    expect(properties.length).toBeGreaterThan(40)
    expect([...codes, ...properties].filter((id) => !english.has(id))).toEqual([])
  })
  it('has no message that nothing asks for', () => {
    const lists = new Set(asked(/\bword\('([a-z-]+)'/g).concat(asked(/\btext\(`([a-z-]+)-\$/g), ['purpose']))
    const inList = (id: string) => [...lists].some((list) => id.startsWith(`${list}-`))
    const unused = [...english.keys()].filter((id) => !code.includes(`'${id}'`) && !inList(id))
    expect(unused).toEqual([])
  })
})
