// Pages and actions: leaves are clients, pages are not, and nothing of a user's or the staff's goes without a gate.
import path from 'node:path'

const client = /^\s*(\/\/[^\n]*\n|\/\*[\s\S]*?\*\/|\s)*['"]use client['"]/
const gated = /^app\/(app|admin|onboarding|account)\//
const gate = /\brequire[A-Z]\w*\(/

/** A page is rendered on the server; what needs the browser is a leaf of its own. */
export function serverPages({ files }) {
  return pagesOf(files)
    .filter(([, text]) => client.test(text))
    .map(([file]) => ({ file, problem: "begins with 'use client'" }))
}

/** A layout's check protects nothing: it does not run again when only the page changes. */
export function gatedPages({ files }) {
  return pagesOf(files)
    .filter(([file, text]) => gated.test(file) && !gate.test(text))
    .map(([file]) => ({ file, problem: 'calls no requireUser, requireMember or requireStaff' }))
}

function pagesOf(files) {
  return [...files].filter(([file]) => file.startsWith('app/') && path.posix.basename(file) === 'page.tsx')
}

const open = /^app\/(\(public\)|\(auth\)|preferences)\//

/** Every exported action is made by the wrapper of lib/action.ts and names its gate. */
export function wrappedActions({ files }) {
  return [...files]
    .filter(([file]) => file.startsWith('app/') && /^(.+-)?actions\.ts$/.test(path.posix.basename(file)))
    .flatMap(([file, text]) => judge(file, text).map((problem) => ({ file, problem })))
}

function judge(file, text) {
  const problems = []
  if (!/^['"]use server['"]/m.test(text)) problems.push("does not begin with 'use server'")
  const made = new Set()
  for (const { name, block } of statements(text, /^(?:export )?const (\w+)(?:: [^=]+)? = defineAction\b/)) {
    made.add(name)
    if (!/\bgate\b/.test(block)) problems.push(`${name} names no gate`)
    else if (!open.test(file) && !gate.test(block) && !namedGate(block, text))
      problems.push(`${name} has a gate that requires nothing`)
  }
  for (const { name, block } of statements(
    text,
    /^export (?:default )?(?:async )?(?:const|let|function) (\w+)/,
  )) {
    if (!made.has(name) && !passesOn(block, made)) problems.push(`${name} is not made by defineAction`)
  }
  if (/^export\s*(\{|\*)/m.test(text)) problems.push('exports what is made elsewhere')
  return problems
}

/** The top-level statements that begin so, each up to the next unindented line that begins another. */
function statements(text, beginning) {
  const starts = [...text.matchAll(/^(?:export|const|let|async|function|type|interface)\b/gm)].map(
    ({ index }) => index,
  )
  return starts.flatMap((start, at) => {
    const block = text.slice(start, starts[at + 1])
    const name = block.match(beginning)?.[1]
    return name ? [{ name, block }] : []
  })
}

/** A function that hands its arguments to an action of this file, or that has none to parse and calls a gate itself. */
function passesOn(block, made) {
  const called = [...block.matchAll(/\breturn (?:await )?(\w+)\(/g)].map(([, name]) => name)
  if (called.length > 0 && called.every((name) => made.has(name))) return true
  return /^export async function \w+\(\)/.test(block) && gate.test(block)
}

/** `gate` or `gate: name`, where `name` is a function of this file that requires something, or one imported as a gate. */
function namedGate(block, text) {
  const name = block.match(/\bgate:\s*(\w+)\s*,/)?.[1] ?? (/\bgate,/.test(block) ? 'gate' : undefined)
  if (!name) return false
  if (/^require[A-Z]/.test(name)) return true
  const definition = text.match(
    new RegExp(`(?:function|const) ${name}\\b[\\s\\S]*?(?=\\n(?:export|const|async|function)\\b|$)`),
  )?.[0]
  return definition !== undefined && /\brequire[A-Z]\w*/.test(definition)
}
