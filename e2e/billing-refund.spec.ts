import { expect, test } from '@playwright/test'
import { query } from './fixtures/database'
import { createLicensedCompany } from './fixtures/licensed-company'
import { expectGoodPage } from './fixtures/page-checks'
import { signIn } from './fixtures/session'

const sandboxUrl = process.env.E2E_SANDBOX_URL ?? 'http://127.0.0.1:4010'

const refundsOf = (slug: string) =>
  query<{ status: string; via: string; amount: string }>(
    `select r.status, r.via, r.amount::text from refunds r join companies c on c.id = r.company_id
     where c.slug = $1 order by r.created_at`,
    [slug],
  )

test('a part goes back by the provider, the rest by transfer, and the plan ends', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(90_000)
  const { slug, owner } = await createLicensedCompany()
  await signIn(page.context(), owner, baseURL ?? '')
  await test.step('she pays by QRIS', async () => {
    await page.goto(`/app/${slug}/billing/plans`)
    await page
      .getByRole('link', { name: /Pilih Tumbuh/ })
      .first()
      .click()
    await page.getByRole('button', { name: /terbitkan faktur/ }).click()
    await expect(page).toHaveURL(/billing\/invoices\/INV-/, { timeout: 30_000 })
  })
  const invoice = page.url()
  await page.getByRole('button', { name: 'QRIS' }).click()
  await page.waitForURL(/\/checkout\/|\/snap\//)
  const provider = page.url().includes('/snap/') ? 'midtrans' : 'xendit'
  const [attempt] = await query<{ id: string; order_id: string }>(
    `select p.id, p.order_id from payments p join companies c on c.id = p.company_id
     where c.slug = $1 order by p.created_at desc limit 1`,
    [slug],
  )
  for (const step of [{ choose: provider === 'midtrans' ? 'qris' : 'QRIS' }, { pay: true }]) {
    const answer = await fetch(`${sandboxUrl}/__control/${provider}`, {
      method: 'POST',
      body: JSON.stringify({ id: attempt?.order_id, ...step }),
    })
    expect(answer.status).toBe(200)
  }
  const status = async () =>
    (await query<{ status: string }>('select status from payments where id = $1', [attempt?.id]))[0]?.status
  await expect.poll(status, { timeout: 30_000 }).toBe('paid')

  const context = await browser.newContext()
  await signIn(context, 'fajar@demo.test', baseURL ?? '')
  const finance = await context.newPage()
  await finance.goto(`${baseURL}/admin/payments/${attempt?.id}`)
  await test.step('finance refunds a part by the provider', async () => {
    await finance.getByText('Kembalikan dana', { exact: true }).click()
    await finance.getByLabel('Jumlah').fill('10000')
    await expect(finance.getByRole('region', { name: 'Nota kredit' })).toContainText('10.000')
    await finance.getByLabel('Alasan').fill('Salah pilih paket')
    await expectGoodPage(finance)
    await finance.getByRole('button', { name: /^Kembalikan Rp/ }).click()
    await expect.poll(() => refundsOf(slug), { timeout: 30_000 }).toMatchObject([{ status: 'succeeded' }])
  })
  await test.step('and the rest by transfer', async () => {
    await finance.reload()
    await finance.getByText('Kembalikan dana', { exact: true }).click()
    await finance.getByLabel('Transfer manual').check()
    await finance.getByLabel('Bank', { exact: true }).fill('BCA')
    await finance.getByLabel('Nomor rekening').fill('123 456 7890')
    await finance.getByLabel('Nama di rekening').fill('Sari Wulandari')
    await finance.getByLabel('Alasan').fill('Usaha tutup')
    await finance.getByLabel('Begitu dana sampai').check()
    await finance.getByRole('button', { name: /^Kembalikan Rp/ }).click()
    await finance.getByText('Catat transfer', { exact: true }).click()
    await finance.getByLabel('Referensi').fill('TRF-001')
    await finance.getByRole('button', { name: 'Sudah ditransfer' }).click()
    await expect
      .poll(() => refundsOf(slug), { timeout: 30_000 })
      .toMatchObject([{ via: 'provider' }, { via: 'transfer', status: 'succeeded' }])
  })
  await context.close()

  await page.goto(invoice)
  await expect(page.getByText('Sudah dikembalikan')).toHaveCount(2)
  const [plan] = await query<{ status: string }>(
    `select s.status from subscriptions s join companies c on c.id = s.company_id
     where c.slug = $1 order by s.created_at desc limit 1`,
    [slug],
  )
  expect(plan?.status).toBe('canceled')
})
