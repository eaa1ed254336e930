import { expect, test } from '@playwright/test'
import { expectGoodPage } from './fixtures/page-checks'
import { signIn } from './fixtures/session'

// Ends in the past: what other tests do meanwhile changes nothing in it.
const PERIOD = `period=own&from=${dayBefore(120)}&to=${dayBefore(2)}`

function dayBefore(count: number): string {
  return new Date(Date.now() - count * 86_400_000).toISOString().slice(0, 10)
}

test('a supervisor reads the statistics, and each figure leads to its list', async ({
  page,
  context,
  baseURL,
}) => {
  test.setTimeout(180_000)
  await signIn(context, 'dewi@demo.test', baseURL ?? '')
  await page.goto(`/admin/statistics?${PERIOD}`)
  await expect(page.getByRole('heading', { name: 'Statistik', level: 1 })).toBeVisible()
  await expectGoodPage(page)

  await test.step('what came in leads to as many rows', async () => {
    const tile = page.locator('div', { has: page.getByRole('link', { name: 'Masuk', exact: true }) }).last()
    const figure = Number(((await tile.locator('p').nth(1).textContent()) ?? '').replace(/\D/g, ''))
    await page.getByRole('link', { name: 'Masuk', exact: true }).first().click()
    await expect(page.getByRole('heading', { name: 'Masuk', level: 1 })).toBeVisible()
    await expect(
      page.getByText(figure === 0 ? 'Tidak ada permohonan' : `${figure} baris`, { exact: true }),
    ).toBeVisible()
    await expectGoodPage(page)
  })

  await test.step('an open stage leads to its cases', async () => {
    // What is open changes while other tests decide cases, and is counted each minute: read both again until they agree.
    await expect(async () => {
      await page.goto(`/admin/statistics?${PERIOD}`)
      const row = page.getByRole('table', { name: 'Per tahap' }).getByRole('row').nth(1)
      const link = row.getByRole('link').first()
      const figure = ((await link.textContent()) ?? '').trim()
      await link.click()
      await expect(page.getByText(`${figure} baris`, { exact: true })).toBeVisible({ timeout: 5000 })
    }).toPass({ timeout: 80_000 })
  })

  await test.step('a filter stays when the period changes', async () => {
    await page.goto('/admin/statistics')
    await page.getByLabel('Prioritas', { exact: true }).selectOption({ label: 'Biasa' })
    await page.getByRole('button', { name: 'Saring' }).click()
    await expect(page).toHaveURL(/priority=normal/)
    await page.getByRole('link', { name: '7 hari', exact: true }).click()
    await expect(page).toHaveURL(/period=7.*priority=normal|priority=normal.*period=7/)
  })

  await test.step('how it is counted can be read', async () => {
    await page.goto(`/admin/statistics?${PERIOD}`)
    await page.getByText('Bagaimana dihitung').click()
    await expect(page.getByText('Hari kerja sejak dikirim sampai hari ini', { exact: false })).toBeVisible()
  })
})

test('tables can be taken along as CSV and XLSX', async ({ context, baseURL }) => {
  await signIn(context, 'dewi@demo.test', baseURL ?? '')
  const csv = await context.request.get(`/admin/statistics/export?${PERIOD}&table=type&format=csv`)
  expect(csv.headers()['content-type']).toContain('text/csv')
  expect(await csv.text()).toContain('Masuk')
  const one = await context.request.get(`/admin/statistics/export?${PERIOD}&table=stages&format=xlsx`)
  expect(one.headers()['content-disposition']).toContain('.xlsx')
  // A workbook is a ZIP archive.
  expect((await one.body()).subarray(0, 2).toString()).toBe('PK')
  const all = await context.request.get(`/admin/statistics/export?${PERIOD}&format=xlsx`)
  expect((await all.body()).length).toBeGreaterThan((await one.body()).length)
  expect((await context.request.get('/admin/statistics/export?table=nothing&format=csv')).status()).toBe(404)
})

test('a reviewer is refused', async ({ page, context, baseURL }) => {
  await signIn(context, 'rina@demo.test', baseURL ?? '')
  await page.goto('/admin')
  await expect(page.getByRole('link', { name: 'Statistik', exact: true })).toHaveCount(0)
  for (const path of ['/admin/statistics', '/admin/statistics/cases', '/admin/statistics/export'])
    expect((await context.request.get(path)).status()).toBe(404)
})
