import { describe, expect, it } from 'vitest'
import { argumentsOf } from './structure/messages.mjs'
import { examine } from './structure.mjs'

/** The places that break a rule whose text holds `word`, in a project of these files. */
function found(word, files) {
  const broken = examine(new Map(Object.entries(files)))
  return broken
    .filter(({ rule }) => rule.includes(word))
    .flatMap(({ problems }) => problems.map(({ file, problem }) => `${file}: ${problem}`))
}

const lib = 'export const a = 1\n'

describe('imports', () => {
  it.each([
    ['db/index.ts', "import { a } from '@/lib/a'"],
    ['lib/b.ts', "import { A } from '@/components/a'"],
    ['lib/b.ts', "import '@/app/page'"],
    ['lib/b.ts', "const a = await import('@/sandbox/a')"],
    ['emails/b.tsx', "import { a } from '../db/a'"],
    ['components/b.tsx', "import type { A } from '@/app/page'"],
  ])('%s may not: %s', (file, text) => {
    const others = {
      'lib/a.ts': lib,
      'components/a.tsx': lib,
      'app/page.tsx': lib,
      'sandbox/a.ts': lib,
      'db/a.ts': lib,
    }
    expect(found('Imports run', { ...others, [file]: `${text}\n` })).toHaveLength(1)
  })

  it.each([
    ['app/page.tsx', "import { a } from '@/lib/a'"],
    ['lib/b.ts', "import { a } from '@/db/a'"],
    ['db/seed/b.ts', "import { a } from '@/lib/a'"],
    ['lib/b.test.ts', "import { a } from '@/sandbox/a'"],
    ['e2e/b.ts', "import { a } from '@/lib/a'"],
  ])('%s may: %s', (file, text) => {
    const others = { 'lib/a.ts': lib, 'sandbox/a.ts': lib, 'db/a.ts': lib }
    expect(found('Imports run', { ...others, [file]: `${text}\n` })).toEqual([])
  })

  it('follows what a component takes from lib, through any number of files, but not through types', () => {
    const files = {
      'components/a.tsx': "import { b } from '@/lib/b'\n",
      'lib/b.ts': "import { c } from './c'\nexport const b = c\n",
      'lib/c.ts': "import {\n  readFileSync,\n} from 'node:fs'\nexport const c = readFileSync\n",
    }
    expect(found('pure files', files)).toEqual([
      'components/a.tsx: imports @/lib/b, which reaches node:fs (through lib/c.ts)',
    ])
    expect(found('pure files', { ...files, 'lib/b.ts': "import type { c } from './c'\n" })).toEqual([])
    expect(
      found('pure files', { ...files, 'components/a.tsx': "import { type b } from '@/lib/b'\n" }),
    ).toEqual([])
  })

  it('finds a cycle and shows its way, and lets types go round', () => {
    const files = { 'lib/a.ts': "import { b } from './b'\n", 'lib/b.ts': "import { a } from './a'\n" }
    expect(found('No cycles', files)).toEqual(['lib/a.ts: lib/a.ts → lib/b.ts → lib/a.ts'])
    expect(found('No cycles', { ...files, 'lib/b.ts': "import type { a } from './a'\n" })).toEqual([])
  })

  it('knows a barrel from a file that does something', () => {
    const barrel = "// all of it\nexport { a } from './a'\nexport * from './b'\n"
    expect(found('No barrels', { 'lib/x/index.ts': barrel })).toHaveLength(1)
    expect(found('No barrels', { 'lib/x/c.ts': `${barrel}export const c = 1\n` })).toEqual([])
  })
})

describe('files', () => {
  const lines = (count) => 'x\n'.repeat(count)

  it('counts lines', () => {
    const files = {
      'lib/a.ts': lines(250),
      'lib/b.ts': lines(251),
      'app/page.tsx': lines(101),
      'db/types.ts': lines(900),
      'db/seed/names.ts': lines(900),
    }
    expect(found('one or two screens', files)).toEqual([
      'lib/b.ts: has 251 lines, at most 250',
      'app/page.tsx: has 101 lines, at most 100',
    ])
  })

  it('knows how files and routes are named', () => {
    const good = [
      'app/(public)/verify/[code]/page.tsx',
      'app/api/auth/[...all]/route.ts',
      'db/migrations/20261123T0700-a.ts',
      'lib/a-b.test.ts',
    ]
    expect(found('kebab-case', Object.fromEntries(good.map((file) => [file, ''])))).toEqual([])
    expect(found('kebab-case', { 'lib/camelCase.ts': '', 'lib/Big/a.ts': '' })).toHaveLength(2)
    expect(found('named after its content', { 'lib/utils/a.ts': '', 'lib/helpers.ts': '' })).toHaveLength(2)
  })

  it('misses an optional package in the lock', () => {
    const lock = (more) =>
      JSON.stringify({
        packages: { 'node_modules/a': { optionalDependencies: { 'a-mac': '1.0.0' } }, ...more },
      })
    expect(found('package-lock', { 'package-lock.json': lock({}) })).toHaveLength(1)
    expect(found('package-lock', { 'package-lock.json': lock({ 'node_modules/a-mac': {} }) })).toEqual([])
  })
})

describe('pages and actions', () => {
  it('wants a gate in every page of the owner and the staff, and nowhere a client page', () => {
    const files = {
      'app/admin/page.tsx': 'export default async function Page() {}\n',
      'app/admin/queue/page.tsx': "export default async function Page() { await requireStaff('review') }\n",
      'app/(public)/page.tsx': "// a page\n'use client'\n",
    }
    expect(found('calls a gate', files)).toEqual([
      'app/admin/page.tsx: calls no requireUser, requireMember or requireStaff',
    ])
    expect(found('server component', files)).toEqual(["app/(public)/page.tsx: begins with 'use client'"])
  })

  it.each([
    ['export async function save() {}', 'save is not made by defineAction'],
    ['export const save = defineAction({ schema, run })', 'save names no gate'],
    ['const save = defineAction({ schema, run })', 'save names no gate'],
    ['export async function save(id) {\n  await requireUser()\n}', 'save is not made by defineAction'],
    ["export { save } from './save'", 'exports what is made elsewhere'],
    [
      'export const save = defineAction({ schema, gate: async () => null, run })',
      'save has a gate that requires nothing',
    ],
    [
      'export const save = defineAction({ schema, gate: anyone, run })\nconst anyone = async () => null',
      'save has a gate that requires nothing',
    ],
  ])('%s', (text, problem) => {
    expect(found('defineAction', { 'app/admin/actions.ts': `'use server'\n${text}\n` })).toEqual([
      `app/admin/actions.ts: ${problem}`,
    ])
  })

  it.each([
    "export const save = defineAction({ schema, gate: () => requireStaff('plans'), run })",
    'export const save = defineAction({ schema, gate: requireUser, run })',
    "const gate = () => requireStaff('plans')\nexport const save = defineAction({ schema, gate, run })",
    'export type Saved = { id: string }',
    'const save = defineAction({ schema, gate: requireUser, run })\nexport async function saveIt(id) {\n  return save({ id })\n}',
    'export async function begin() {\n  await requireUser()\n}',
  ])('%s', (text) => {
    expect(found('defineAction', { 'app/admin/actions.ts': `'use server'\n${text}\n` })).toEqual([])
  })
})

describe('messages', () => {
  const project = (id, en) => ({
    'lib/i18n/messages/id/a.json': JSON.stringify(id),
    'lib/i18n/messages/en/a.json': JSON.stringify(en),
  })

  it('compares keys and what is filled in', () => {
    expect(found('same texts', project({ a: { b: '1' } }, { a: { c: '1' } }))).toHaveLength(2)
    expect(found('fill in', project({ a: 'Halo {name}' }, { a: 'Hello {nama}' }))).toHaveLength(1)
    expect(found('fill in', project({ a: '<b>{n}</b>' }, { a: '<b>{n}</b>' }))).toEqual([])
    expect(found('fill in', project({ a: '{n' }, { a: '{n' }))).toHaveLength(1)
  })

  it.each([
    ['Sebelum {date, date, long}', 'date'],
    ['{count, plural, one {# izin} other {{count} izin untuk {name}}}', 'count, name'],
    ['{sex, select, f {dia} other {mereka}}', 'sex'],
    ["Tulis '{ini}' dan {itu}", 'itu'],
    ['Baca <link>syarat</link>', '<link>'],
  ])('%s', (message, names) => expect(argumentsOf(message)).toBe(names))
})
