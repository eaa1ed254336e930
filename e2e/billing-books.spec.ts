import { expect, test } from '@playwright/test'
import { expectGoodPage } from './fixtures/page-checks'
import { signIn } from './fixtures/session'

// What the bookkeeper reads and takes home of a month.

test('finance reads the journal, the accounts and the PPN of a month, and takes it home', async ({
  page,
  context,
  baseURL,
}) => {
  await signIn(context, 'fajar@demo.test', baseURL ?? '')

  await test.step('the journal, filtered to an account', async () => {
    await page.goto('/admin/books/journal')
    await expectGoodPage(page)
    await page.getByLabel('Akun', { exact: true }).selectOption('ppn_payable')
    await page.getByRole('button', { name: 'Saring' }).click()
    await expect(page).toHaveURL(/account=ppn_payable/)
    await expect(page.getByText(/gerakan: debit Rp/)).toBeVisible()
    await expect(page.getByText('Utang PPN').nth(1)).toBeVisible()
  })

  await test.step('the accounts are even', async () => {
    await page.goto('/admin/books/accounts')
    await expect(page.getByText(/^Seimbang: debit dan kredit/)).toBeVisible()
    await expectGoodPage(page)
    await page.getByRole('link', { name: 'Bulan sebelumnya' }).click()
    await expect(page).toHaveURL(/month=\d{4}-\d\d/)
    await expect(page.getByText(/^Seimbang: debit dan kredit/)).toBeVisible()
  })

  await test.step('documents and books agree on PPN', async () => {
    await page.goto('/admin/books/tax')
    await expect(page.getByText(/cocok dengan pembukuan/)).toBeVisible()
    await expectGoodPage(page)
  })

  await test.step('the export: debit and credit add up to the same', async () => {
    await page.goto('/admin/books/export')
    await expect(page.getByText(/sudah lengkap: pendapatannya diakui/)).toBeVisible()
    await expectGoodPage(page)
    const href = await page.getByRole('link', { name: 'CSV Jurnal' }).getAttribute('href')
    const file = await context.request.get(href ?? '')
    expect(file.headers()['content-disposition']).toContain('-journal.csv')
    const lines = (await file.text()).trim().split('\r\n').slice(1)
    const sum = (at: number) => lines.reduce((total, line) => total + Number(line.split(',')[at]), 0)
    expect(sum(4)).toBeGreaterThan(0)
    expect(sum(4)).toBe(sum(5))
    const workbook = await context.request.get(
      (await page.getByRole('link', { name: 'Unduh XLSX' }).getAttribute('href')) ?? '',
    )
    expect(workbook.headers()['content-type']).toContain('spreadsheetml')
    expect((await workbook.body()).subarray(0, 2).toString()).toBe('PK')
    await page.reload()
    await expect(page.getByText(/Terakhir diunduh .* oleh/)).toBeVisible()
  })
})
