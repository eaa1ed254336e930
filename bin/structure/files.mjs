// Names and sizes of files.
import path from 'node:path'

const code = /\.(ts|tsx|mjs|css)$/
const exempt = (file) => file === 'db/types.ts' || file.startsWith('db/seed/') || /\.d\.ts$/.test(file)

export const lineCount = (text) => text.replace(/\n$/, '').split('\n').length

/** A file reads on one or two screens. */
export function fileSize({ files }) {
  return [...files].flatMap(([file, text]) => {
    if (!code.test(file) || exempt(file)) return []
    const most = mostLines(file)
    const lines = lineCount(text)
    return lines > most ? [{ file, problem: `has ${lines} lines, at most ${most}` }] : []
  })
}

function mostLines(file) {
  if (path.basename(file) === 'page.tsx') return 100
  return /\.(test|spec)\.tsx?$/.test(file) ? 400 : 250 // a table of cases is read by the row
}

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/
const migration = /^\d{8}T\d{4}-[a-z0-9-]+$/
const routeFolder = /^(\([a-z0-9.-]+\)|\[{1,2}(\.\.\.)?[a-z0-9-]+\]{1,2}|_[a-z0-9-]+|@[a-z0-9-]+)$/

/** kebab-case, in folders too; the segments of a route as Next writes them. */
export function kebabCase({ files }) {
  return [...files.keys()].flatMap((file) => {
    const folders = file.split('/').slice(0, -1)
    const stem = path.basename(file).split('.')[0]
    const wrong = [
      ...folders.filter((name) => !name.startsWith('.') && !kebab.test(name) && !routeFolder.test(name)),
      ...(code.test(file) && stem !== '' && !kebab.test(stem) && !migration.test(stem)
        ? [path.basename(file)]
        : []),
    ]
    return wrong.map((name) => ({ file, problem: `"${name}" is not kebab-case` }))
  })
}

const vague = new Set(['utils', 'util', 'helpers', 'helper', 'misc', 'stuff'])

/** A name says what is inside. */
export function telling({ files }) {
  return [...files.keys()].flatMap((file) => {
    const names = [...file.split('/').slice(0, -1), path.basename(file).split('.')[0]]
    return names
      .filter((name) => vague.has(name))
      .map((name) => ({ file, problem: `"${name}" says nothing of its content` }))
  })
}

/** npm ci refuses a lock that does not name each platform's optional package, even those it would not install. */
export function completeLock({ files }) {
  const text = files.get('package-lock.json')
  if (!text) return []
  const { packages } = JSON.parse(text)
  const has = (from, name) => {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
      if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true
      if (at === '') return false
      if (!at.includes('/node_modules/')) at = ''
    }
  }
  return Object.entries(packages).flatMap(([at, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !has(at, name))
      .map((name) => ({ file: 'package-lock.json', problem: `has no entry for ${name}, which ${at} names` })),
  )
}
