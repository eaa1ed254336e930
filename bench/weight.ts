import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { chromiumArguments } from '../bin/chromium.mjs'
import { signIn } from '../e2e/fixtures/session'
import { findRoutes, type Route } from '../e2e/routes'
import { serveBarePage } from './bare-page'

// The JavaScript that each route of the running demo sends to a browser which comes for the first time, in bytes on the
// wire, beside that of a bare Next.js page. Goal: a page that is only read is at most a tenth above the bare one.

const LIMIT = 1.1

const { values: chosen } = parseArgs({
  options: {
    only: { type: 'string' },
    base: {
      type: 'string',
      default: process.env.E2E_BASE_URL ?? `http://localhost:${process.env.PORT || 3000}`,
    },
  },
})
const base = chosen.base

type Weight = { route: string; read_only: boolean; bytes: number; ratio: number; ok: boolean; remark: string }

await fetch(new URL('/api/health', base)).catch(() => {
  console.error(`Nothing answers at ${base}. Start the demo first: npm run demo`)
  process.exit(1)
})
const { routes, absent } = await findRoutes()
const bare = await serveBarePage()
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: chromiumArguments })
const weights: Weight[] = []
let floor: number
try {
  floor = (await weigh(browser, bare.url)).bytes
  for (const route of routes.filter(({ name }) => !chosen.only || name.includes(chosen.only))) {
    weights.push(judge(route, await weigh(browser, new URL(route.path, base).href, route.account)))
  }
} finally {
  await browser.close()
  await bare.stop()
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1)
const width = Math.max(...weights.map(({ route }) => route.length))
console.log(`${'route'.padEnd(width)}       kB   ratio  read-only  ok`)
console.log(`${'(bare Next.js page)'.padEnd(width)}  ${kilobytes(floor).padStart(7)}   1.000`)
for (const { route, bytes, ratio, read_only, ok, remark } of weights) {
  const columns = [
    kilobytes(bytes).padStart(7),
    ratio.toFixed(3).padStart(6),
    (read_only ? 'yes' : 'no').padEnd(9),
  ]
  console.log(`${route.padEnd(width)}  ${columns.join('  ')}  ${ok ? 'yes' : 'NO'}${remark && `  ${remark}`}`)
}
if (absent.length > 0) console.log(`No example in the data: ${absent.join(', ')}`)
const failed = weights.filter(({ ok }) => !ok)
console.log(
  JSON.stringify({
    bench: 'weight',
    limit: LIMIT,
    bare_bytes: floor,
    failed: failed.length,
    routes: weights,
    absent,
  }),
)
process.exit(failed.length === 0 ? 0 : 1)

function judge({ name, readOnly }: Route, { bytes, remark }: { bytes: number; remark: string }): Weight {
  const ratio = bytes / floor
  const ok = remark === '' && (!readOnly || ratio <= LIMIT)
  return { route: name, read_only: readOnly, bytes, ratio: Math.round(ratio * 1000) / 1000, ok, remark }
}

/** Opens the address in a browser without cache and adds up what comes over the wire for scripts. */
async function weigh(
  browser: Browser,
  url: string,
  account?: string,
): Promise<{ bytes: number; remark: string }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  try {
    if (account) await signIn(context, account, base)
    const page = await context.newPage()
    const network = await context.newCDPSession(page)
    await network.send('Network.enable')
    const scripts = new Set<string>()
    let bytes = 0
    network.on('Network.requestWillBeSent', ({ requestId, type }) => {
      if (type === 'Script') scripts.add(requestId)
    })
    network.on('Network.responseReceived', ({ requestId, type, response }) => {
      if (type === 'Script' || /javascript/.test(response.mimeType)) scripts.add(requestId)
    })
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength
    })
    const response = await page.goto(url, { waitUntil: 'load' })
    await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined)
    const landed = new URL(page.url()).pathname
    if (response && response.status() >= 400) return { bytes, remark: `status ${response.status()}` }
    return { bytes, remark: landed === new URL(url).pathname ? '' : `led to ${landed}` }
  } finally {
    await context.close()
  }
}
