import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { chromiumArguments } from '../bin/chromium.mjs'
import { signIn } from './fixtures/session'
import { findRoutes, type Route } from './routes'

// Photographs every route of the running demo: both widths, both languages, both themes, and a page to look at them all.
// npm run screenshots -- --only=billing --locale=id --theme=light --width=360

const { values: chosen } = parseArgs({
  options: {
    only: { type: 'string' },
    locale: { type: 'string' },
    theme: { type: 'string' },
    width: { type: 'string' },
    base: {
      type: 'string',
      default: process.env.E2E_BASE_URL ?? `http://localhost:${process.env.PORT || 3000}`,
    },
  },
})
const base = chosen.base
const folder = path.join(import.meta.dirname, '..', '.data', 'screenshots')

type Look = { width: number; locale: string; theme: 'light' | 'dark' }
type Shot = { look: Look; route: Route; file: string; remark: string }

const looks: Look[] = [360, 1280].flatMap((width) =>
  ['id', 'en'].flatMap((locale) => (['light', 'dark'] as const).map((theme) => ({ width, locale, theme }))),
)
const wanted = looks.filter(
  ({ width, locale, theme }) =>
    (!chosen.width || chosen.width === String(width)) &&
    (!chosen.locale || chosen.locale === locale) &&
    (!chosen.theme || chosen.theme === theme),
)

await fetch(new URL('/api/health', base)).catch(() => {
  console.error(`Nothing answers at ${base}. Start the demo first: npm run demo`)
  process.exit(1)
})
const { routes, absent } = await findRoutes()
const visited = routes.filter(({ name }) => !chosen.only || name.includes(chosen.only))
if (absent.length > 0) console.log(`Not in the data, so not photographed: ${absent.join(', ')}`)

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: chromiumArguments })
const shots: Shot[] = []
for (const look of wanted) shots.push(...(await photograph(browser, look)))
await browser.close()
writeFileSync(path.join(folder, 'index.html'), contactSheet(shots))

const remarks = shots.filter(({ remark }) => remark)
for (const { look, route, remark } of remarks) console.log(`  ! ${nameOf(look)} ${route.name}: ${remark}`)
console.log(`${shots.length} pictures, ${remarks.length} with remarks: ${path.join(folder, 'index.html')}`)

async function photograph(browser: Browser, look: Look): Promise<Shot[]> {
  const taken: Shot[] = []
  mkdirSync(path.join(folder, nameOf(look)), { recursive: true })
  for (const account of new Set(visited.map((route) => route.account))) {
    const phone = look.width < 600
    const context = await browser.newContext({
      baseURL: base,
      viewport: { width: look.width, height: phone ? 740 : 800 },
      isMobile: phone,
      hasTouch: phone,
      colorScheme: look.theme,
      reducedMotion: 'reduce',
      timezoneId: 'Asia/Jakarta',
    })
    await context.addCookies([
      { name: 'locale', value: look.locale, url: base },
      { name: 'theme', value: look.theme, url: base },
    ])
    if (account) await signIn(context, account, base)
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    for (const route of visited.filter((one) => one.account === account)) {
      errors.length = 0
      const file = path.join(nameOf(look), `${fileName(route.name)}.png`)
      let remark = ''
      try {
        const response = await page.goto(route.path, { waitUntil: 'load' })
        // A page that polls is never idle; what it shows first is there soon after it has loaded.
        await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined)
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        const landed = new URL(page.url()).pathname
        if (response && response.status() >= 400) remark = `status ${response.status()}`
        else if (landed !== new URL(route.path, base).pathname) remark = `led to ${landed}`
        else if (overflow > 0) remark = `${overflow} px wider than the window`
        else if (errors.length > 0) remark = errors.join('; ').slice(0, 200)
        await page.screenshot({ path: path.join(folder, file), fullPage: true })
      } catch (error) {
        remark = String(error).split('\n')[0] ?? ''
      }
      taken.push({ look, route, file, remark })
    }
    await context.close()
  }
  console.log(`  ✓ ${nameOf(look)}: ${taken.length} pages`)
  return taken
}

function nameOf({ width, locale, theme }: Look): string {
  return `${width}-${locale}-${theme}`
}

function fileName(name: string): string {
  return name === '/' ? 'home' : name.slice(1).replaceAll('/', '_').replaceAll(':', '')
}

function contactSheet(all: Shot[]): string {
  const rows = visited.map((route) => {
    const pictures = all
      .filter((shot) => shot.route === route)
      .map(({ look, file, remark }) => {
        const caption = `${nameOf(look)}${remark ? ` <b>${escaped(remark)}</b>` : ''}`
        return `<a href="${file}"><img loading="lazy" src="${file}" alt=""><span>${caption}</span></a>`
      })
    return `<h2>${escaped(route.name)} <small>${route.account ?? ''}</small></h2><div>${pictures.join('')}</div>`
  })
  return `<!doctype html><meta charset="utf-8"><title>Izinku</title><style>
body{font:14px system-ui;margin:24px;background:#eee}div{display:flex;gap:12px;overflow-x:auto;align-items:flex-start}
img{display:block;height:420px;object-fit:cover;object-position:top;background:#fff;border:1px solid #ccc}
a{color:inherit}b{color:#b00}small{font-weight:400;color:#666}h2{margin:24px 0 8px}</style>${rows.join('\n')}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
