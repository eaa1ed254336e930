// Writes docs/states.md from lib/licensing/process/status.ts; with --check it only says whether the file is as it should be.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { renderStateTable } from '../lib/licensing/process/state-table'

const file = path.join(import.meta.dirname, '..', 'docs', 'states.md')
const wanted = renderStateTable()

if (!process.argv.includes('--check')) {
  writeFileSync(file, wanted)
} else if (readFileSync(file, 'utf8') !== wanted) {
  console.error('docs/states.md is not what lib/licensing/process/status.ts says. Run: npm run docs:states')
  process.exitCode = 1
}
