import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { query } from './fixtures/database'
import { photo } from './fixtures/files'
import { expectGoodPage } from './fixtures/page-checks'
import { waitForMail } from './fixtures/sandbox'
import { signIn } from './fixtures/session'

// Paying an invoice in each of its ways: at once, after a failure by another way, and by a transfer that finance finds.

type Payer = { slug: string; email: string; finance: string }

/** A company with its owner, and one of finance. Nothing in it is shared with other tests. */
async function createPayer(): Promise<Payer> {
  const stamp = randomUUID().slice(0, 8)
  const [owner, finance, company] = [randomUUID(), randomUUID(), randomUUID()]
  const email = `bayar.${stamp}@usaha.test`
  const financeEmail = `keuangan.${stamp}@petugas.test`
  await query(
    `insert into users (id, name, email, email_verified, staff_role) values
      ($1, 'Ratna Bayar', $2, true, null), ($3, 'Keuangan Uji', $4, true, 'finance')`,
    [owner, email, finance, financeEmail],
  )
  await query(
    `insert into companies (id, slug, legal_name, trade_name, entity_kind, village_code, created_by)
     select $1, $2, 'Ratna', $3, 'individual', min(code), $4 from regions where code like '32.73.%' and level = 4`,
    [company, `toko-${stamp}`, `Toko Ratna ${stamp}`, owner],
  )
  await query(`insert into company_members (company_id, user_id, role) values ($1, $2, 'owner')`, [
    company,
    owner,
  ])
  return { slug: `toko-${stamp}`, email, finance: financeEmail }
}

async function orderPlan(page: Page, slug: string): Promise<string> {
  await page.goto(`/app/${slug}/billing/plans/tumbuh?period=monthly`)
  await page.getByRole('button', { name: 'Setuju dan terbitkan faktur' }).click()
  await expect(page).toHaveURL(/billing\/invoices\/INV-/, { timeout: 30_000 })
  return new URL(page.url()).pathname
}

/** Chooses a way on our page, and once more on the provider's. */
async function begin(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click()
  await page.waitForURL(/\/(snap|xendit)\//)
  await page.getByRole('button', { name }).click()
}

test('by QRIS, after another way was begun', async ({ page, context }, { project }) => {
  const { slug, email } = await createPayer()
  await signIn(context, email, project.use.baseURL ?? '')
  const invoice = await orderPlan(page, slug)
  await expectGoodPage(page)

  await test.step('a virtual account is begun, its number can be copied on our page', async () => {
    await begin(page, 'BCA Virtual Account')
    await expect(page.getByRole('button', { name: 'Bayar sekarang' })).toBeVisible()
    await page.goto(invoice)
    await expect(page.getByText('Nomor virtual account')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('button', { name: 'Salin nomor' })).toBeVisible()
    await expectGoodPage(page)
  })

  await test.step('QRIS takes its place and is paid; the page turns by itself', async () => {
    await begin(page, 'QRIS')
    await page.getByRole('button', { name: 'Bayar sekarang' }).click()
    await page.goto(invoice)
    await expect(page.getByText('Lunas').first()).toBeVisible({ timeout: 30_000 })
  })
})

test('a payment fails at Xendit, another way succeeds', async ({ page, context }, { project }) => {
  const { slug, email } = await createPayer()
  await signIn(context, email, project.use.baseURL ?? '')
  const invoice = await orderPlan(page, slug)
  await begin(page, 'OVO')
  await page.getByRole('button', { name: 'Gagalkan' }).click()
  await expect(page.getByText('Pembayaran gagal')).toBeVisible()
  await page.goto(invoice)
  await expect(page.getByText(/tidak berhasil/i).first()).toBeVisible({ timeout: 30_000 })
  await begin(page, 'DANA')
  await page.getByRole('button', { name: 'Bayar sekarang' }).click()
  await page.goto(invoice)
  await expect(page.getByText('Lunas').first()).toBeVisible({ timeout: 30_000 })
})

test('a transfer with its proof is refused, reported again, and found by finance', async ({
  page,
  context,
  browser,
}, { project }) => {
  const baseURL = project.use.baseURL ?? ''
  const { slug, email, finance } = await createPayer()
  await signIn(context, email, baseURL)
  const invoice = await orderPlan(page, slug)
  const office = await browser.newContext({ ...project.use, baseURL })
  await signIn(office, finance, baseURL)
  const desk = await office.newPage()
  const report = async (name: string) => {
    await page.goto(`${invoice}/transfer`)
    await page.getByLabel('BCA 5410998877').check()
    await page.getByLabel('Nama pemilik rekening pengirim').fill('Ratna')
    await page.getByLabel('Pilih berkas').setInputFiles(await photo(name))
    await expect(page.getByText(`${name}.jpg terunggah.`)).toBeAttached({ timeout: 30_000 })
    await page.getByRole('button', { name: 'Kirim bukti' }).click()
    await expect(page).toHaveURL(new RegExp(`${invoice}$`), { timeout: 30_000 })
    await expect(page.getByText('Sedang dicek').first()).toBeVisible()
  }
  const found = () => desk.getByRole('listitem').filter({ hasText: slug.replace('toko-', 'Toko Ratna ') })

  await report(`salah-${slug}`)
  await expectGoodPage(page)
  await desk.goto('/admin/payments')
  await expectGoodPage(desk)
  await found().getByRole('button', { name: 'Tidak ketemu' }).click()
  await desk.getByRole('dialog').getByLabel('Alasan').fill('Tidak ada di mutasi.')
  await desk.getByRole('dialog').getByRole('button', { name: 'Tolak' }).click()
  await expect(found()).toHaveCount(0)
  await waitForMail(email, 'belum kami temukan')
  await page.reload()
  await expect(page.getByText(/Tidak ada di mutasi\./).first()).toBeVisible()

  await report(`benar-${slug}`)
  await desk.goto('/admin/payments')
  await found().getByRole('button', { name: 'Ketemu', exact: true }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Catat uangnya' }).click()
  await expect(found()).toHaveCount(0)
  await page.reload()
  await expect(page.getByText('Lunas').first()).toBeVisible({ timeout: 30_000 })
  await office.close()
})
