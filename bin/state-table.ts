// Writes docs/states.md from the tables of transitions of licensing and billing; with --check it only says whether the file is as it should be.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { renderBillingStates } from '../lib/billing/state-table'
import { renderStateTable } from '../lib/licensing/process/state-table'

const file = path.join(import.meta.dirname, '..', 'docs', 'states.md')
const wanted = `${renderStateTable()}\n${renderBillingStates()}`

if (!process.argv.includes('--check')) {
  writeFileSync(file, wanted)
} else if (readFileSync(file, 'utf8') !== wanted) {
  console.error('docs/states.md is not what the tables of transitions say. Run: npm run docs:states')
  process.exitCode = 1
}
