// Types of what the node says, from the description that the program writes (openapi.json): `npm run shapes` writes
// src/api/node.ts anew, and `npm run shapes -- --check` says whether the file is the one that would be written.

import { readFileSync, writeFileSync } from 'node:fs'
import { compile } from 'json-schema-to-typescript'

const DESCRIPTION = new URL('./openapi.json', import.meta.url)
const SHAPES = new URL('./src/api/node.ts', import.meta.url)
const HEAD = '// Written by `npm run shapes` from openapi.json. Not to be edited.\n'

/** The types as one file. */
async function shapes() {
  const text = readFileSync(DESCRIPTION, 'utf8').replaceAll('#/components/schemas/', '#/$defs/')
  // What stands beside a reference would make another shape of the one that is referred to.
  const bare = (_, part) => (part?.$ref ? { $ref: part.$ref } : part)
  const $defs = JSON.parse(text, bare).components.schemas
  const written = await compile({ $defs, type: 'object', title: 'Node' }, 'Node', {
    additionalProperties: false,
    bannerComment: HEAD,
    unreachableDefinitions: true,
    style: { semi: false, singleQuote: true, printWidth: 110 },
  })
  // The whole is no shape of its own, and that the compiler found a shape by its name needs no sentence.
  return written
    .replace(/export interface Node \{\}\n/, '')
    .replace(
      /( \*\n)? \* This interface was referenced by `Node`'s JSON-Schema\n \* via the `definition` ".*"\.\n/g,
      '',
    )
    .replace(/\/\*\*\n \*\/\n/g, '')
}

const written = await shapes()
if (!process.argv.includes('--check')) writeFileSync(SHAPES, written)
else if (readFileSync(SHAPES, 'utf8') !== written) {
  console.error('src/api/node.ts is not what openapi.json says: npm run shapes')
  process.exitCode = 1
}
