import { expect, test } from '@playwright/test'
import { expectGoodPage } from './fixtures/page-checks'
import { signIn } from './fixtures/session'
import { findRoutes } from './routes'

// Every route of the contract, as the account it is for and as those it is not for.

test('every page is good to read and to use', async ({ browser, baseURL }, { project }) => {
  test.setTimeout(400_000)
  const { routes, absent } = await findRoutes()
  expect(absent, 'routes for which the demo data hold no example').toEqual([])
  const byAccount = Map.groupBy(routes, (route) => route.account ?? '')
  for (const [account, visited] of byAccount) {
    const context = await browser.newContext(project.use)
    if (account) await signIn(context, account, baseURL ?? '')
    const page = await context.newPage()
    const broken: string[] = []
    page.on('pageerror', (error) => broken.push(`${page.url()}: ${error.message}`))
    for (const route of visited) {
      await test.step(`${route.name} as ${account || 'a stranger'}`, async () => {
        const answer = await page.goto(route.path)
        expect(answer?.status(), route.path).toBe(200)
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
        await expectGoodPage(page)
      })
    }
    expect(broken).toEqual([])
    await context.close()
  }
})

test('what is not for an account does not exist for it', async ({ browser, baseURL }, { project }) => {
  test.skip(project.name === 'phone', 'access does not depend on the screen')
  test.setTimeout(200_000)
  const { routes } = await findRoutes()
  const staffPages = routes.filter((route) => route.path.startsWith('/admin'))
  const companyPages = routes.filter((route) => route.path.startsWith('/app/warung-bu-sari'))
  const stranger = await browser.newContext()
  for (const route of [...staffPages, ...companyPages]) {
    const answer = await stranger.request.get(`${baseURL}${route.path}`, { maxRedirects: 0 })
    expect([route.path, answer.status()]).toEqual([route.path, 307])
    expect(answer.headers().location).toContain('/sign-in?next=')
  }
  const tono = await browser.newContext()
  await signIn(tono, 'tono@demo.test', baseURL ?? '')
  for (const route of [...staffPages, ...companyPages]) {
    const answer = await tono.request.get(`${baseURL}${route.path}`, { maxRedirects: 0 })
    expect([route.path, answer.status()]).toEqual([route.path, 404])
  }
  const finance = await browser.newContext()
  await signIn(finance, 'fajar@demo.test', baseURL ?? '')
  for (const path of ['/admin/queue', '/admin/settings', '/admin/audit', '/admin/users', '/admin/system']) {
    const answer = await finance.request.get(`${baseURL}${path}`)
    expect([path, answer.status()]).toEqual([path, 404])
  }
})
