import { execFileSync } from 'node:child_process'
import { it } from 'vitest'

it('the shapes are those of the description', () => {
  execFileSync(process.execPath, ['shapes.mjs', '--check'])
}, 30_000)
