import { expect, type Page, test } from '@playwright/test'
import { query } from './fixtures/database'
import { createLicensedCompany } from './fixtures/licensed-company'
import { signIn } from './fixtures/session'

const sandboxUrl = process.env.E2E_SANDBOX_URL ?? 'http://127.0.0.1:4010'

/** Steers the stand-in of a provider for one order only: others pay there meanwhile. */
async function control(provider: 'midtrans' | 'xendit', body: Record<string, unknown>) {
  const answer = await fetch(`${sandboxUrl}/__control/${provider}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.status, JSON.stringify(body)).toBe(200)
  return (await answer.json()) as Record<string, string>
}

async function newestAttempt(slug: string) {
  const [row] = await query<{ order_id: string; provider: string; status: string }>(
    `select p.order_id, p.provider, p.status from payments p join companies c on c.id = p.company_id
     where c.slug = $1 order by p.created_at desc, p.id desc limit 1`,
    [slug],
  )
  if (!row) throw new Error(`${slug} has no attempt`)
  return row
}

/** A company of its own that owes its first month; answers the invoice's address. */
async function owedInvoice(page: Page, baseURL: string) {
  const { slug, owner } = await createLicensedCompany()
  await signIn(page.context(), owner, baseURL)
  await page.goto(`/app/${slug}/billing/plans`)
  await page
    .getByRole('link', { name: /Pilih Tumbuh/ })
    .first()
    .click()
  await page.getByRole('button', { name: /terbitkan faktur/ }).click()
  await expect(page).toHaveURL(/billing\/invoices\/INV-/, { timeout: 30_000 })
  return { slug, invoice: page.url() }
}

test('she changes her mind about how to pay: the second way pays, the first is over', async ({
  page,
  baseURL,
}) => {
  const { slug, invoice } = await owedInvoice(page, baseURL ?? '')
  await page.getByRole('button', { name: 'QRIS' }).click()
  await page.waitForURL(/\/xendit\/checkout\//)
  const first = await newestAttempt(slug)
  expect(first.provider).toBe('xendit')

  await page.goto(invoice)
  await page.getByRole('button', { name: 'DANA' }).click()
  await page.waitForURL(/\/xendit\/checkout\//)
  const second = await newestAttempt(slug)
  expect(second.order_id).not.toBe(first.order_id)
  // The page of the first takes no payer any more.
  const refused = await fetch(`${sandboxUrl}/__control/xendit`, {
    method: 'POST',
    body: JSON.stringify({ id: first.order_id, choose: 'QRIS' }),
  })
  expect(refused.status).toBe(409)

  await page.goto(invoice)
  await page.getByRole('button', { name: 'BCA Virtual Account' }).click()
  await page.waitForURL(/\/snap\//)
  await page.getByRole('button', { name: 'BCA Virtual Account' }).click()
  await page.getByRole('button', { name: 'Bayar sekarang' }).click()
  await expect.poll(async () => (await newestAttempt(slug)).status, { timeout: 20_000 }).toBe('paid')
  await page.getByRole('link', { name: 'Kembali ke toko' }).click()
  await page.waitForURL(/billing\/invoices\/INV-/)
  await expect(page.getByText('Lunas').first()).toBeVisible({ timeout: 30_000 })
})

test('she pays after the page ran out, while she looks at the invoice', async ({ page, baseURL }) => {
  const { slug, invoice } = await owedInvoice(page, baseURL ?? '')
  await page.getByRole('button', { name: 'QRIS' }).click()
  await page.waitForURL(/\/xendit\/checkout\//)
  const { order_id } = await newestAttempt(slug)
  const { choose } = await control('xendit', { id: order_id, choose: 'QRIS' })
  await page.goto(invoice)
  await control('xendit', { id: order_id, expire: true })
  await expect.poll(async () => (await newestAttempt(slug)).status, { timeout: 20_000 }).toBe('expired')
  await control('xendit', { id: choose, pay: true })
  await expect.poll(async () => (await newestAttempt(slug)).status, { timeout: 20_000 }).toBe('paid')
  await page.reload()
  await expect(page.getByText('Lunas').first()).toBeVisible()
})
