// Who imports whom: the graph of the sources, and the rules about it.
import { builtinModules } from 'node:module'
import path from 'node:path'

const source = /\.(ts|tsx|mjs)$/
const declaration = /\.d\.ts$/
const statement = /^(import|export)\s+(type\s+)?([\w\s{},*$]*?)\s*\bfrom\s+['"]([^'"]+)['"]/gm
const sideEffect = /^import\s+['"]([^'"]+)['"]/gm
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** The imports of every source file: `Map<file, [{ specifier, target?, typeOnly }]>`; `target` is a file of ours. */
export function importGraph(files) {
  const graph = new Map()
  for (const [file, text] of files) {
    if (!source.test(file) || declaration.test(file)) continue
    graph.set(
      file,
      importsOf(text).map((found) => ({ ...found, target: resolve(files, file, found.specifier) })),
    )
  }
  return graph
}

function importsOf(text) {
  const found = []
  for (const [, , type, names, specifier] of text.matchAll(statement)) {
    found.push({ specifier, typeOnly: Boolean(type) || onlyTypes(names) })
  }
  for (const pattern of [sideEffect, dynamic]) {
    for (const [, specifier] of text.matchAll(pattern)) found.push({ specifier, typeOnly: false })
  }
  return found
}

function onlyTypes(names) {
  const inside = names.match(/^\{([\s\S]*)\}$/)?.[1]
  if (inside === undefined) return false
  const each = inside
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  return each.length > 0 && each.every((name) => name.startsWith('type '))
}

function resolve(files, from, specifier) {
  let base
  if (specifier.startsWith('@/')) base = specifier.slice(2)
  else if (specifier.startsWith('.')) base = path.posix.join(path.posix.dirname(from), specifier)
  else return undefined
  const candidates = [
    base,
    `${base}.ts`,
    `${base}.tsx`,
    `${base}.mjs`,
    `${base}/index.ts`,
    `${base}/index.tsx`,
  ]
  return candidates.find((candidate) => files.has(candidate))
}

const layers = ['app', 'components', 'lib', 'emails', 'db', 'sandbox', 'e2e', 'bench', 'bin']
/** Whom the files of each folder may import. Tools (sandbox, e2e, bench, bin) may import what they examine. */
const allowed = {
  app: ['app', 'components', 'lib', 'db'],
  components: ['components', 'lib'],
  lib: ['lib', 'db', 'emails'],
  emails: ['emails', 'lib'],
  db: ['db'],
}

function layerOf(file) {
  const top = file.split('/')[0]
  return layers.includes(top) ? top : 'app' // proxy.ts, next.config.ts and their like stand at the top
}

const isTest = (file) => /\.test\.(ts|tsx|mjs)$|(^|\/)testing[^/]*\.ts$/.test(file)

/** Imports run app → components → lib → db, and lib → emails. */
export function importDirection({ graph }) {
  return each(graph, (file, { target, specifier }) => {
    const [from, to] = [layerOf(file), layerOf(target)]
    const may = allowed[from]
    if (!may || may.includes(to) || isTest(file) || target.endsWith('.json')) return undefined
    if (file.startsWith('db/seed/') && to === 'lib') return undefined
    return `imports ${specifier}: ${from} may import only ${may.join(', ')}`
  })
}

const impure = (specifier) =>
  specifier.startsWith('node:') ||
  builtinModules.includes(specifier) ||
  ['pg', 'next/headers', 'server-only'].includes(specifier)

/** components and emails take from lib only types, and files that reach neither database nor machine nor request. */
export function pureImports({ graph }) {
  return each(graph, (file, { target, specifier, typeOnly }) => {
    if (
      !['components', 'emails'].includes(layerOf(file)) ||
      layerOf(target) !== 'lib' ||
      typeOnly ||
      isTest(file)
    )
      return undefined
    const reached = whyImpure(graph, target)
    return reached ? `imports ${specifier}, which reaches ${reached}` : undefined
  })
}

function whyImpure(graph, start) {
  const seen = new Set([start])
  const queue = [[start, '']]
  for (const [file, trail] of queue) {
    for (const { specifier, target, typeOnly } of graph.get(file) ?? []) {
      if (typeOnly) continue
      if (impure(specifier) || (target && layerOf(target) === 'db'))
        return `${specifier}${trail && ` (through ${trail})`}`
      if (!target || seen.has(target)) continue
      seen.add(target)
      queue.push([target, trail ? `${trail} → ${target}` : target])
    }
  }
  return undefined
}

/** No file imports itself by way of others. Types do not count: they are gone at run time. */
export function noCycles({ graph }) {
  const state = new Map()
  const problems = []
  const visit = (file, trail) => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      const cycle = [...trail.slice(trail.indexOf(file)), file]
      problems.push({ file, problem: cycle.join(' → ') })
      return
    }
    state.set(file, 'open')
    for (const { target, typeOnly } of graph.get(file) ?? [])
      if (target && !typeOnly) visit(target, [...trail, file])
    state.set(file, 'done')
  }
  for (const file of graph.keys()) visit(file, [])
  return problems
}

/** A file that only passes on what others export. */
export function noBarrels({ files, graph }) {
  return [...graph.keys()]
    .filter((file) => {
      const code = withoutComments(files.get(file)).trim()
      return (
        code.length > 0 &&
        code.replace(/^export\s+(type\s+)?[\w\s{},*$]*?\s*\bfrom\s+['"][^'"]+['"];?/gm, '').trim() === ''
      )
    })
    .map((file) => ({ file, problem: 'only re-exports' }))
}

function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

function each(graph, judge) {
  const problems = []
  for (const [file, imports] of graph) {
    for (const one of imports) {
      const problem = one.target ? judge(file, one) : undefined
      if (problem) problems.push({ file, problem })
    }
  }
  return problems
}
