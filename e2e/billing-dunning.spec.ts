import { expect, test } from '@playwright/test'
import { expectGoodPage } from './fixtures/page-checks'
import { createCompanyOnPlan, letDaysPass, untilBilled } from './fixtures/paid-plan'
import { waitForMail } from './fixtures/sandbox'
import { signIn } from './fixtures/session'

// A plan that stays unpaid: reminded, past due, restricted, healed by its payment; and once more until it ends, and is chosen anew.

test('she is reminded and restricted, pays and has her plan back; then lets it end', async ({
  page,
  context,
  baseURL,
}) => {
  test.setTimeout(150_000) // eight nights, each through the queue
  const { slug, owner } = await createCompanyOnPlan(3)
  await signIn(context, owner, baseURL ?? '')

  await test.step('the renewal is invoiced ahead', async () => {
    await untilBilled(slug, { plan: 'active', invoice: 'open' })
    await waitForMail(owner, 'Faktur INV/')
  })

  await test.step('unpaid when the period ends: past due, said on every page', async () => {
    await letDaysPass(slug, 8)
    await untilBilled(slug, { plan: 'past_due', invoice: 'open' })
    await page.goto(`/app/${slug}`)
    await expect(page.getByText('Masa paket Tumbuh sudah habis')).toBeVisible()
    await expectGoodPage(page)
  })

  await test.step('restricted', async () => {
    await letDaysPass(slug, 10)
    await untilBilled(slug, { plan: 'restricted', invoice: 'open' })
    await page.goto(`/app/${slug}/billing/timeline`)
    await expect(page.getByText('Batas paket gratis berlaku')).toBeVisible()
    await expect(page.getByText('Paket Tumbuh dibatasi')).toBeVisible()
    await expectGoodPage(page)
  })

  await test.step('paid: back at once', async () => {
    await page.getByRole('link', { name: /^Bayar/ }).click()
    await page.getByRole('button', { name: 'BCA Virtual Account' }).click()
    await expect(page).toHaveURL(/\/snap\//)
    await page.getByRole('button', { name: 'BCA Virtual Account' }).click()
    await page.getByRole('button', { name: 'Bayar sekarang' }).click()
    await page.getByRole('link', { name: 'Kembali ke toko' }).click()
    await expect(page.getByText('Lunas').first()).toBeVisible({ timeout: 30_000 })
    await page.goto(`/app/${slug}/billing/timeline`)
    await expect(page.getByText(/^Dibayar, paket Tumbuh pulih/)).toBeVisible()
    await expect(page.getByText('Batas paket gratis berlaku')).toHaveCount(0)
  })

  await test.step('the next month is never paid: the plan ends, and what was used stays owed', async () => {
    // Some fifteen days of the month she paid for were used before she paid.
    await letDaysPass(slug, 12)
    await untilBilled(slug, { plan: 'active', invoice: 'open' })
    await letDaysPass(slug, 9)
    await untilBilled(slug, { plan: 'past_due', invoice: 'open' })
    await letDaysPass(slug, 10)
    await untilBilled(slug, { plan: 'restricted', invoice: 'open' })
    await letDaysPass(slug, 21)
    await untilBilled(slug, { plan: 'expired', invoice: 'uncollectible' })
    await waitForMail(owner, 'sudah berhenti')
    await page.goto(`/app/${slug}/billing/timeline`)
    await expect(page.getByText('Paket Tumbuh berhenti karena tidak dibayar')).toBeVisible()
    await expectGoodPage(page)
  })

  await test.step('chosen anew', async () => {
    await page.goto(`/app/${slug}/billing/plans`)
    await page
      .getByRole('link', { name: /Pilih Tumbuh/ })
      .first()
      .click()
    await page.getByRole('button', { name: /terbitkan faktur/ }).click()
    await expect(page).toHaveURL(/billing\/invoices\/INV-/)
  })
})
