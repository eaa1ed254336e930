// The rules of docs and architecture that a script can hold. Reads the sources and says which rule is broken where.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { completeLock, fileSize, kebabCase, telling } from './structure/files.mjs'
import { importDirection, importGraph, noBarrels, noCycles, pureImports } from './structure/imports.mjs'
import { sameKeys, samePlaceholders } from './structure/messages.mjs'
import { gatedPages, serverPages, wrappedActions } from './structure/pages.mjs'

const rules = [
  [
    importDirection,
    'Imports run app → components → lib → db, and lib → emails. Move what is needed down, or pass it in.',
  ],
  [
    pureImports,
    'components and emails take from lib only types and pure files: what reaches db, node:*, pg, next/headers or server-only is handed to them as props.',
  ],
  [noCycles, 'No cycles. Move what both need into a third file, or import the type only.'],
  [noBarrels, 'No barrels: import from the file that holds the thing.'],
  [telling, 'A file or folder is named after its content; utils, helpers and their like collect everything.'],
  [kebabCase, 'Files and folders are kebab-case.'],
  [
    fileSize,
    'A file reads on one or two screens: 250 lines, a page.tsx 100. Split by sub-noun, not by layer.',
  ],
  [serverPages, "A page is a server component; 'use client' stands in leaves."],
  [
    gatedPages,
    'Every page under /app, /admin, /onboarding and /account calls a gate itself: a layout does not protect it.',
  ],
  [
    wrappedActions,
    'Every export of actions.ts is made by defineAction (lib/action.ts) and names a gate that requires something.',
  ],
  [sameKeys, 'Both languages have the same texts.'],
  [samePlaceholders, 'Both languages fill in the same values, in ICU MessageFormat.'],
  [completeLock, 'package-lock.json names the optional packages of every platform, else npm ci refuses it.'],
]

/** What breaks the rules: `[{ rule, problems: [{ file, problem }] }]` for a `Map` of paths to texts. */
export function examine(files) {
  const project = { files, graph: importGraph(files) }
  return rules
    .map(([check, rule]) => ({ rule, problems: check(project) }))
    .filter(({ problems }) => problems.length > 0)
}

const folders = ['app', 'bench', 'bin', 'components', 'db', 'e2e', 'emails', 'lib', 'sandbox']
const read = /\.(ts|tsx|mjs|css|json)$/

function sources(root) {
  const files = new Map()
  const walk = (folder) => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const file = path.posix.join(folder, entry.name)
      if (entry.isDirectory()) {
        const ours = folder !== '' || folders.includes(entry.name)
        if (ours && entry.name !== 'node_modules' && !entry.name.startsWith('.')) walk(file)
      } else if (read.test(entry.name) && entry.name !== 'next-env.d.ts') {
        files.set(file, readFileSync(path.join(root, file), 'utf8'))
      }
    }
  }
  walk('')
  return files
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const broken = examine(sources(path.dirname(import.meta.dirname)))
  for (const { rule, problems } of broken) {
    console.log(`${rule}`)
    for (const { file, problem } of problems) console.log(`  ${file}: ${problem}`)
    console.log()
  }
  const count = broken.reduce((sum, { problems }) => sum + problems.length, 0)
  console.log(
    count === 0 ? 'The structure is as it should be.' : `${count} places break ${broken.length} rules.`,
  )
  process.exit(count === 0 ? 0 : 1)
}
