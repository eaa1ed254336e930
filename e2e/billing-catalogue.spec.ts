import { randomInt } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { query } from './fixtures/database'
import { createLicensedCompany } from './fixtures/licensed-company'
import { signIn } from './fixtures/session'

const admin = 'admin@demo.test'

/** A word that nobody else uses. */
const stamp = () => Array.from({ length: 6 }, () => String.fromCharCode(97 + randomInt(26))).join('')

/** Fills the form of a new plan, whose prices begin today. */
async function createPlan(page: Page, code: string, name: string) {
  await page.goto('/admin/plans')
  await page.getByRole('link', { name: 'Paket baru' }).click()
  await page.getByLabel('Kode', { exact: true }).fill(code)
  await page.getByLabel('Harga per bulan').fill('77000')
  await page.getByLabel('Harga per tahun').fill('770000')
  await page.getByLabel('Penyimpanan (MB)').fill('3072')
  await page.getByLabel('Lama masa coba').fill('7')
  await page.getByLabel('Biaya setiap permohonan').fill('5000')
  await page.getByLabel('Nama (Indonesia)').fill(name)
  await page.getByLabel('Nama (Inggris)').fill(name)
  await page.getByLabel('Keterangan (Indonesia)').fill('Untuk pengujian harga.')
  await page.getByLabel('Keterangan (Inggris)').fill('For a test of prices.')
  await page.getByLabel('Cek izin yang Anda perlukan').check()
  await page.getByRole('button', { name: 'Buat paket' }).click()
  await expect(page).toHaveURL(new RegExp(`/admin/plans/${code}$`))
}

test('a new price is announced, holds from its day, and takes those along who are moved', async ({
  page,
  baseURL,
}) => {
  const word = stamp()
  const code = `uji-${word}`
  const name = `Uji ${word}`
  await signIn(page.context(), admin, baseURL ?? '')
  await createPlan(page, code, name)
  const card = page.getByRole('region', { name, exact: true })
  await page.goto('/pricing')
  await expect(card).toContainText('Rp 77.000')
  await expect(card).toContainText('Rp 85.470')
  await expect(card).toContainText('3 GB penyimpanan dokumen')
  await expect(card).toContainText('Coba gratis 7 hari')
  await expect(card).toContainText('Rp 5.000 + PPN setiap permohonan')

  // Somebody is on today's price.
  const { slug } = await createLicensedCompany()
  await query(
    `insert into subscriptions (id, company_id, plan_id, status, period, price_id, price_amount, current_period_start_on, current_period_end_on)
     select gen_random_uuid(), companies.id, plans.id, 'active', 'monthly', prices.id, prices.amount, current_date, current_date + 29
     from companies, plans join prices on prices.plan_id = plans.id and prices.period = 'monthly'
     where companies.slug = $1 and plans.code = $2
       and not exists (select from subscriptions s where s.company_id = companies.id and s.status in ('active', 'trialing', 'past_due'))`,
    [slug, code],
  )
  await page.goto(`/admin/plans/${code}`)
  const [day] = await query<{ later: string }>(
    `select ((now() at time zone 'Asia/Jakarta')::date + 5)::text as later`,
  )
  await page.getByLabel('Harga', { exact: true }).fill('88000')
  await page.getByLabel('Berlaku sejak').fill(day?.later ?? '')
  await page.getByRole('button', { name: 'Tambah versi' }).click()
  await expect(page.getByText('Akan datang')).toBeVisible()
  await page.goto('/pricing')
  await expect(card).toContainText('Rp 77.000')

  // Its day comes: all of the plan's prices are five days older.
  await query(
    `update prices set from_on = from_on - 5 where plan_id = (select id from plans where code = $1)`,
    [code],
  )
  await page.goto('/pricing')
  await expect(card).toContainText('Rp 88.000')

  await page.goto(`/admin/plans/${code}`)
  await page.getByRole('button', { name: 'Pindahkan pelanggan' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Pindahkan' }).click()
  await expect(page.getByText('(1 menyusul)')).toBeVisible()
  const [moved] = await query<{ amount: string }>(
    `select prices.amount::text from subscriptions join prices on prices.id = next_price_id
     join companies on companies.id = subscriptions.company_id where companies.slug = $1`,
    [slug],
  )
  expect(moved?.amount).toBe('88000')

  await page.getByRole('button', { name: 'Berhenti menjual' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Berhenti menjual' }).click()
  await expect(page.getByText('Tidak dijual')).toBeVisible()
  await page.goto('/pricing')
  await expect(card).toHaveCount(0)
})

test('a coupon is made, found, and stopped', async ({ page, baseURL }) => {
  const code = `UJI-${stamp()}`.toUpperCase()
  await signIn(page.context(), admin, baseURL ?? '')
  await page.goto('/admin/plans/coupons')
  await page.getByRole('link', { name: 'Kupon baru' }).click()
  await page.getByLabel('Kode', { exact: true }).fill(code.toLowerCase())
  await page.getByLabel('Nama untuk petugas').fill(`Uji ${code}`)
  await page.getByLabel('Persen', { exact: true }).fill('101')
  await page.getByRole('button', { name: 'Buat kupon' }).click()
  await expect(page.getByText('Isi dengan persen antara 0,01 dan 100.')).toBeVisible()
  await page.getByLabel('Persen', { exact: true }).fill('12,5')
  await page.getByRole('button', { name: 'Buat kupon' }).click()
  await expect(page).toHaveURL(new RegExp(`/admin/plans/coupons/${code}$`))
  await expect(page.getByText('12,5%, 1 faktur')).toBeVisible()

  await page.goto(`/admin/plans/coupons?q=${code.slice(4)}`)
  await page.getByRole('link', { name: code }).click()
  await page.getByRole('button', { name: 'Hentikan' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hentikan' }).click()
  await expect(page.getByText('Dihentikan')).toBeVisible()
})
