// Finds a Chromium that starts, and installs one where there is none.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { data, root, run, step, Trouble } from './progress.mjs'
import { installInto } from './toolchain.mjs'

/** What every browser we start is started with: no calls home, and no sandbox where root or a container forbids it. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The path of a Chromium that starts: CHROMIUM_PATH, the system's, Playwright's; else one that is installed now. */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (await starts(given)) return given
    throw new Trouble(`CHROMIUM_PATH is "${given}", which is not a Chromium that starts here.`)
  }
  for (const candidate of [...inPath(), ...macApplications(), playwright().executablePath(), packaged]) {
    if (await starts(candidate)) return candidate
  }
  let installed
  await step('Installing Chromium for the browser tests', async () => {
    installed = (await fromDebian()) ?? (await fromPlaywright()) ?? (await fromNpm())
    return installed
  })
  return installed
}

function inPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
  ]
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
}

function macApplications() {
  return [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ]
}

function playwright() {
  return createRequire(path.join(root, 'package.json'))('@playwright/test').chromium
}

/** A binary may be there and still not start: libraries are missing, or it only tells to install something else. */
async function starts(executablePath) {
  if (!existsSync(executablePath)) return false
  try {
    const browser = await playwright().launch({ executablePath, args: chromiumArguments, timeout: 20_000 })
    await browser.close()
    return true
  } catch {
    return false
  }
}

async function fromDebian() {
  if (
    process.getuid?.() !== 0 ||
    !existsSync('/usr/bin/apt-get') ||
    !/^ID=debian|^ID_LIKE=.*debian/m.test(release())
  )
    return undefined
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update'], { env, log: 'apt-update', mayFail: true })
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    env,
    log: 'apt-install',
    mayFail: true,
  })
  return (await starts('/usr/bin/chromium')) ? '/usr/bin/chromium' : undefined
}

function release() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
}

async function fromPlaywright() {
  const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  const dependencies = process.getuid?.() === 0 ? ['--with-deps'] : []
  await run(process.execPath, [cli, 'install', ...dependencies, 'chromium'], {
    log: 'playwright-install',
    mayFail: true,
    timeout: 300_000,
  })
  const binary = playwright().executablePath()
  return (await starts(binary)) ? binary : undefined
}

const folder = path.join(data, 'chromium')
const packaged = path.join(folder, 'chromium.sh')

/** The last resort: a Chromium as an npm package with the libraries it needs, for machines that reach only the registry. */
async function fromNpm() {
  await installInto(folder, ['@sparticuz/chromium@153.0.0'], 'install-chromium')
  const unpacked = path.join(folder, 'unpacked')
  mkdirSync(unpacked, { recursive: true })
  // It unpacks to the temporary directory, and its libraries only where it believes itself in a cloud function.
  const env = { ...process.env, TMPDIR: unpacked, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }
  const code = `import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())`
  await run(process.execPath, ['-e', code], { cwd: folder, env, log: 'unpack-chromium', mayFail: true })
  const lines = [
    '#!/bin/sh',
    `here="$(dirname "$0")/unpacked"`,
    'LD_LIBRARY_PATH="$here/al2023/lib" FONTCONFIG_PATH="$here/fonts" exec "$here/chromium" "$@"',
  ]
  writeFileSync(packaged, `${lines.join('\n')}\n`, { mode: 0o755 })
  if (await starts(packaged)) return packaged
  throw new Trouble(
    'The browser tests need Chromium, and none could be installed here. Install chromium or google-chrome, or name one with CHROMIUM_PATH.',
  )
}
