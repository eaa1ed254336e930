import '@/db/testing'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/db'
import { attachmentsFor } from '@/lib/email/attachments'
import { stopSender } from '@/lib/jobs/boss'
import { renderInvoicePdf } from './invoice-pdf'
import { findInvoice } from './invoices/queries'
import { createCustomer, setBillingEnv } from './testing-billing'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)

test.each(['id', 'en'])('an invoice becomes a PDF of one A4 page (%s)', async (locale) => {
  const customer = await createCustomer()
  const invoice = await findInvoice(db, customer.companyId, await customer.order('mekar', 'yearly'))
  if (!invoice) throw new Error('no invoice')
  const text = (await renderInvoicePdf(db, invoice, locale)).toString('latin1')
  expect(text.startsWith('%PDF-')).toBe(true)
  expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1)
  expect(text).toMatch(/\/MediaBox \[0 0 595\.2\d* 841\.8\d*\]/)
})

test('invoices and receipts carry it, other mails and other numbers do not', async () => {
  const customer = await createCustomer()
  await customer.order()
  const [invoice] = await customer.invoices()
  const about = { invoice_id: invoice?.id ?? null, locale: 'id' }
  const [file] = await attachmentsFor('receipt', about)
  expect(file).toMatchObject({
    filename: `${invoice?.number?.replaceAll('/', '-')}.pdf`,
    type: 'application/pdf',
  })
  expect(await attachmentsFor('invoice', about)).toHaveLength(1)
  expect(await attachmentsFor('submitted', about)).toEqual([])
  expect(await attachmentsFor('receipt', { invoice_id: null, locale: 'id' })).toEqual([])
})
