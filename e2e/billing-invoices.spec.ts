import { expect, test } from '@playwright/test'
import { query } from './fixtures/database'
import { createLicensedCompany } from './fixtures/licensed-company'
import { expectGoodPage } from './fixtures/page-checks'
import { signIn } from './fixtures/session'

// An invoice that finance write by hand, corrected by a credit note; its owner finds both on paper and in the statement.

test('finance write an invoice and credit a part of it; the owner downloads what there is', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  const made = await createLicensedCompany()
  await signIn(context, 'fajar@demo.test', baseURL ?? '')

  await test.step('written with a preview that says the same as the invoice', async () => {
    await page.goto(`/admin/invoices/new?company=${made.slug}`)
    await expectGoodPage(page)
    await page.getByLabel('Uraian (Indonesia)').fill('Pendampingan halal')
    await page.getByLabel('Uraian (Inggris)').fill('Guidance for halal')
    await page.getByLabel('Harga satuan').fill('500000')
    await expect(page.getByText('Rp 555.000', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Terbitkan faktur' }).click()
    await expect(page.getByRole('heading', { name: /^INV\// })).toBeVisible()
    await expect(page.getByText('Rp 555.000', { exact: true }).first()).toBeVisible()
    await expectGoodPage(page)
  })

  await test.step('credited in part: less to pay', async () => {
    await page.getByRole('button', { name: 'Nota kredit' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Jumlah, dengan PPN').fill('111000')
    await expect(dialog.getByText('Rp 11.000', { exact: true })).toBeVisible()
    await dialog.getByLabel('Alasan').fill('Satu kunjungan tidak terjadi')
    await dialog.getByRole('button', { name: 'Terbitkan nota kredit' }).click()
    await expect(page.getByText('Rp 444.000', { exact: true }).first()).toBeVisible()
    await expect(page.getByRole('link', { name: /Nota kredit CN\// })).toBeVisible()
  })

  await test.step('the owner reads and downloads', async () => {
    const own = await browser.newContext({ baseURL })
    await signIn(own, made.owner, baseURL ?? '')
    const owner = await own.newPage()
    const [invoice] = await query<{ number: string }>(
      `select number from invoices join companies on companies.id = company_id where slug = $1`,
      [made.slug],
    )
    await owner.goto(`/app/${made.slug}/billing/invoices/${invoice?.number.replaceAll('/', '-')}`)
    const names = [/^Faktur INV\//, /^Nota kredit CN\//]
    for (const name of names) {
      const href = await owner.getByRole('link', { name }).getAttribute('href')
      const paper = await own.request.get(href ?? '')
      expect(paper.headers()['content-type']).toBe('application/pdf')
    }
    await owner.getByRole('link', { name: 'Rekap tagihan' }).click()
    await expect(owner.getByText('Rp 444.000', { exact: true }).first()).toBeVisible()
    await expectGoodPage(owner)
    await own.close()
  })
})
