import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { GATES } from './gate-list'

const ROOT = import.meta.dirname

/** Every file that a request can reach: pages, routes, and whatever holds actions. */
const entries = (readdirSync(ROOT, { recursive: true }) as string[])
  .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file) || isActions(file))
  .filter((file) => !file.startsWith('zz-'))
  .sort()

function isActions(file: string): boolean {
  return /\.tsx?$/.test(file) && !file.includes('.test.') && read(file).startsWith("'use server'")
}

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8')
}

/** The gates a file calls, by what its own code says. */
function gatesOf(file: string): string[] {
  const code = read(file).replace(/^import[\s\S]*?from '[^']*'$/gm, '')
  const found = [
    ...Array.from(code.matchAll(/requireMember\([^']*'([\w.]+)'/g), ([, name]) => `member ${name}`),
    ...Array.from(code.matchAll(/requireStaff\(\s*'([\w.]+)'/g), ([, name]) => `staff ${name}`),
    ...Array.from(code.matchAll(/can\(user\.staff_role, '([\w.]+)'/g), ([, name]) => `staff ${name}`),
    ...(/\brequireUser\b/.test(code) ? ['user'] : []),
    ...(/\ballowAnyone\b/.test(code) ? ['anyone'] : []),
  ]
  return [...new Set(found)].sort()
}

describe('every page, route and action', () => {
  test('is in the list of who may pass, and nothing else is', () => {
    expect(entries).toEqual(Object.keys(GATES).sort())
  })

  test.each(entries)('%s calls the gates it is listed with', (file) => {
    expect(gatesOf(file)).toEqual([...(GATES[file] ?? [])].filter((gate) => !gate.startsWith('open:')).sort())
  })

  test('without a gate says why it is open', () => {
    const silent = Object.entries(GATES).filter(([, gates]) => gates.length === 0)
    expect(silent).toEqual([])
  })
})

describe('what lies below', () => {
  const below = (folder: string) => entries.filter((file) => file.startsWith(folder))

  test.each(below('admin/'))('%s is for staff alone', (file) => {
    expect(gatesOf(file).filter((gate) => !gate.startsWith('staff '))).toEqual([])
    expect(gatesOf(file)).not.toEqual([])
  })

  test.each(below('app/[company]/'))('%s is for members alone', (file) => {
    expect(gatesOf(file).filter((gate) => !gate.startsWith('member '))).toEqual([])
    expect(gatesOf(file)).not.toEqual([])
  })
})

test.each(entries.filter(isActions))('each action of %s has a gate', (file) => {
  const code = read(file)
  const actions = code.match(/defineAction\(/g)?.length ?? 0
  const gates = code.match(/^\s*gate(?::|,)/gm)?.length ?? 0
  const bare = code.match(/^export async function /gm)?.length ?? 0
  expect(gates).toBe(actions)
  if (bare > 0) expect(gatesOf(file)).not.toEqual([])
})
