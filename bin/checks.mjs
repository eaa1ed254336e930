// The checks that need neither database nor browser: types, lint, structure, and the table of states in the docs.
import path from 'node:path'
import { root, run, step, Trouble } from './progress.mjs'
import { pathWith } from './toolchain.mjs'

const inModules = (...parts) => path.join(root, 'node_modules', ...parts)

/** Runs all of them, whatever the others say: `[{ name, ok, output }]`. */
export async function staticChecks() {
  return [
    await check('Types', [
      [inModules('next', 'dist', 'bin', 'next'), 'typegen'],
      [inModules('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.'],
    ]),
    await check('Lint', [[inModules('@biomejs', 'biome', 'bin', 'biome'), 'check', '--max-diagnostics=50']]),
    await check('Structure', [[path.join(root, 'bin', 'structure.mjs')]]),
    await check('States', [['--import', 'tsx', path.join(root, 'bin', 'state-table.ts'), '--check']]),
  ]
}

async function check(name, commands) {
  const log = `check-${name.toLowerCase()}`
  const env = pathWith({ ...process.env, NEXT_TELEMETRY_DISABLED: '1' })
  try {
    await step(name, async () => {
      for (const args of commands) {
        const { code, output, file } = await run(process.execPath, args, { env, log, mayFail: true })
        if (code !== 0) throw new Trouble(`${output.trim()}\n  All of it: ${file}`)
      }
    })
    return { name, ok: true, output: '' }
  } catch (error) {
    return { name, ok: false, output: error.message }
  }
}
