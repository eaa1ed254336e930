import { expect, type Page, test } from '@playwright/test'
import { createLicensedCompany } from './fixtures/licensed-company'
import { expectGoodPage } from './fixtures/page-checks'
import { signIn } from './fixtures/session'

async function payAtMidtrans(page: Page) {
  await page.getByRole('button', { name: 'BCA Virtual Account' }).click()
  await expect(page).toHaveURL(/\/snap\//)
  await page.getByRole('button', { name: 'BCA Virtual Account' }).click()
  await page.getByRole('button', { name: 'Bayar sekarang' }).click()
  await page.getByRole('link', { name: 'Kembali ke toko' }).click()
  await expect(page.getByText('Lunas').first()).toBeVisible({ timeout: 30_000 })
}

test('she tries a plan, ends it, and cannot try again', async ({ page, context, baseURL }) => {
  const { slug, owner } = await createLicensedCompany()
  await signIn(context, owner, baseURL ?? '')
  await page.goto(`/app/${slug}/billing/plans`)
  await page.getByRole('button', { name: /^Coba gratis/ }).click()
  await expect(page).toHaveURL(new RegExp(`/app/${slug}/billing$`))
  await page.goto(`/app/${slug}/billing/plans`)
  await expectGoodPage(page)
  await page.getByRole('button', { name: 'Berhenti sekarang' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('tidak dikembalikan')
  await dialog.getByLabel('Mengapa berhenti?').fill('Belum perlu')
  await dialog.getByRole('button', { name: 'Berhenti sekarang' }).click()
  await expect(page.getByRole('heading', { name: /jeda atau berhenti/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Coba gratis/ })).toHaveCount(0)
})

test('she subscribes, takes a larger plan for the rest of the month, and a smaller one for the next', async ({
  page,
  context,
  baseURL,
}) => {
  test.setTimeout(180_000)
  const { slug, owner } = await createLicensedCompany()
  const next = `/app/${slug}/applications`
  await signIn(context, owner, baseURL ?? '')

  await test.step('the first plan; a coupon that is none', async () => {
    await page.goto(`/app/${slug}/billing/plans/tumbuh?period=monthly&next=${encodeURIComponent(next)}`)
    await expect(page.getByText('Rp\u00a054.390').first()).toBeVisible()
    await page.getByLabel('Kode kupon').fill('TIDAK-ADA')
    await page.getByRole('button', { name: 'Pakai' }).click()
    await expect(page.getByText('Kode ini tidak kami kenal')).toBeVisible()
    await expectGoodPage(page)
    await page.getByRole('button', { name: 'Setuju dan terbitkan faktur' }).click()
    await expect(page).toHaveURL(/billing\/invoices\/INV-.*next=/, { timeout: 30_000 })
    await payAtMidtrans(page)
  })

  await test.step('up: what the preview says is what is paid', async () => {
    await page.goto(`/app/${slug}/billing/plans/mekar?period=monthly&next=${encodeURIComponent(next)}`)
    await expect(page.getByText(/^Dikembalikan: \d+ hari Paket Tumbuh/)).toBeVisible()
    // The first day of the month that was paid: the whole of both.
    const total = page.getByText('Rp\u00a0111.000').last()
    await expect(total).toBeVisible()
    await expectGoodPage(page)
    await page.getByRole('button', { name: 'Setuju dan terbitkan faktur' }).dblclick()
    await expect(page).toHaveURL(/billing\/invoices\/INV-/, { timeout: 30_000 })
    await expect(page.getByText('Rp\u00a0111.000').first()).toBeVisible()
    await payAtMidtrans(page)
    await page.goto(`/app/${slug}/billing`)
    await expect(page.getByText('Mekar').first()).toBeVisible()
  })

  await test.step('down: from the next period, and taken back', async () => {
    await page.goto(`/app/${slug}/billing/plans/tumbuh?period=monthly`)
    await expect(page.getByText('Hari ini tidak ada yang dibayar.')).toBeVisible()
    await page.getByRole('button', { name: 'Setuju, ubah nanti' }).click()
    await expect(page).toHaveURL(new RegExp(`/app/${slug}/billing$`))
    await page.goto(`/app/${slug}/billing/plans`)
    await page.getByRole('button', { name: 'Batalkan perubahan' }).click()
    await expect(page.getByText('Ada perubahan paket yang menunggu.')).toHaveCount(0)
  })

  await test.step('ended with its period, and kept; ended at once, and gone on with', async () => {
    await page.getByRole('button', { name: 'Berhenti di akhir masa' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Berhenti di akhir masa' }).click()
    await page.getByRole('button', { name: 'Teruskan Mekar' }).click()
    await expect(page.getByRole('button', { name: 'Berhenti di akhir masa' })).toBeVisible()
    await page.getByRole('button', { name: 'Berhenti sekarang' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Berhenti sekarang' }).click()
    await expect(page.getByRole('heading', { name: 'Teruskan paket Anda' })).toBeVisible()
    await page.getByRole('button', { name: 'Teruskan Mekar' }).click()
    await expect(page.getByRole('heading', { name: /jeda atau berhenti/ })).toBeVisible()
    await expectGoodPage(page)
  })
})
