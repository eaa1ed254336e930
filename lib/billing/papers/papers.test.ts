import '@/db/testing'
import { writeFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { db } from '@/db'
import { createUser } from '@/db/testing-rows'
import type { Actor } from '@/lib/audit/mutations'
import { getSettings } from '@/lib/config/queries'
import { newId, type StaffId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { renderInvoicePdf } from '../invoice-pdf'
import { creditAsStaff, voidAsStaff } from '../invoices/corrections'
import { findCreditNote, findCreditNoteAsStaff } from '../invoices/credit-note-queries'
import { issueManualInvoice } from '../invoices/manual'
import { manualInvoiceSchema } from '../invoices/manual-schema'
import { findInvoice } from '../invoices/queries'
import { findStatement, findStatementAsStaff } from '../invoices/statement'
import { findImbalances } from '../ledger/balance'
import { findReceipt, findReceiptAsStaff, listReceipts } from '../payments/receipts'
import { applyTransaction } from '../payments/settlement'
import { type Customer, createCustomer, setBillingEnv } from '../testing-billing'
import { renderCreditNotePdf } from './credit-note-pdf'
import { renderReceiptPdf } from './receipt-pdf'
import { renderStatementPdf } from './statement-pdf'
import { readPdfText } from './testing-papers'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)
afterEach(async () => {
  expect(await findImbalances(db)).toEqual([])
})

const NOW = new Date('2026-11-23T03:00:00Z')
const TOTAL = 54_390n
const STAFF = newId() as StaffId
const RANGE = { from: '2026-11-01', to: '2026-11-30' }

let customer: Customer
let other: Customer
let finance: Actor
let number = ''
let note = ''

/** Pays so much of the company's newest invoice and answers the payment's id. */
async function pay(of: Customer, amount: bigint): Promise<string> {
  const id = newId()
  await db
    .insertInto('payments')
    .values({
      id,
      invoice_id: (await of.invoices()).at(-1)?.id ?? '',
      company_id: of.companyId,
      provider: 'midtrans',
      order_id: `INV-2026-11-TEST-${id.slice(-6)}`,
      status: 'created',
      amount,
    })
    .execute()
  const transaction = {
    provider: 'midtrans' as const,
    order_id: id,
    transaction_id: id,
    status: 'paid' as const,
    amount,
    currency: 'IDR',
    method: 'bank_transfer:bca',
    paid_at: NOW,
    refunds: [],
    charged_back_amount: 0n,
    raw: {},
  }
  await db.transaction().execute((trx) => applyTransaction(trx, id, { transaction }, NOW))
  return id
}

async function write(of: Customer): Promise<string> {
  const settings = await getSettings(db)
  const request = manualInvoiceSchema.parse({
    request_id: newId(),
    company: of.slug,
    due_on: '2026-12-07',
    discount_amount: '25000',
    lines: [
      {
        description_id: 'Pendampingan sertifikasi halal, kunjungan ke tempat usaha',
        description_en: 'Guidance for halal certification, visit of the premises',
        quantity: '3',
        unit_amount: '150000',
      },
      {
        description_id: 'Legalisasi dokumen',
        description_en: 'Legalising',
        quantity: '1',
        unit_amount: '75000',
      },
    ],
  })
  const outcome = await db
    .transaction()
    .execute((trx) => issueManualInvoice(trx, finance, settings, request, NOW))
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.number
}

async function textOf(name: string, pdf: Buffer): Promise<string> {
  // Kept for the eye where somebody asks for it.
  if (process.env.PAPERS_INTO) writeFileSync(`${process.env.PAPERS_INTO}/${name}.pdf`, pdf)
  expect(pdf.toString('latin1')).toMatch(/^%PDF-/)
  return squeezed(readPdfText(pdf))
}

/** A PDF breaks its lines, and words at hyphens, where it likes. */
const squeezed = (text: string) => text.replace(/\s+/g, '')
const has = (text: string, words: string) => expect(text).toContain(squeezed(words))
const lacks = (text: string, words: string) => expect(text).not.toContain(squeezed(words))

async function invoiceText(name: string, of: string, locale = 'id'): Promise<string> {
  const invoice = await findInvoice(db, customer.companyId, of)
  if (!invoice) throw new Error('no invoice')
  return textOf(name, await renderInvoicePdf(db, invoice, locale))
}

beforeAll(async () => {
  const user = await createUser(db, { staff_role: 'finance' })
  finance = { kind: 'staff', user_id: user.id, name: user.name }
  ;[customer, other] = [await createCustomer(), await createCustomer()]
  await db
    .updateTable('companies')
    .set({ npwp: '3171234567890001', address: 'Jalan Kenanga 8, Bandung', postal_code: '40123' })
    .where('id', '=', customer.companyId)
    .execute()
  number = await customer.order('tumbuh', 'monthly', NOW)
})

test('an open invoice says what a bookkeeper asks for, and how to pay', async () => {
  const text = await invoiceText('invoice-open', number)
  for (const words of [
    number,
    'BELUM DIBAYAR',
    'NPWP 01.234.567.8-012.000',
    'NPWP 3171 2345 6789 0001',
    'Harga sebelum PPN',
    'Rp 49.000',
    'DPP nilai lain (11/12)',
    'Rp 44.917',
    'PPN 12% × 11/12',
    'Rp 5.390',
    'Rp 54.390',
    'Lima puluh empat ribu tiga ratus sembilan puluh rupiah',
    `/app/${customer.slug}/billing/invoices/${number.replaceAll('/', '-')}`,
    'BCA',
    'Halaman 1 dari 1',
  ])
    has(text, words)
  lacks(text, 'Potongan')
})

test('paid, credited, with credit used, discount, part and rest', async () => {
  const payment = await pay(customer, TOTAL)
  const paid = await invoiceText('invoice-paid', number)
  has(paid, 'LUNAS')
  lacks(paid, 'Cara membayar')
  const outcome = await db
    .transaction()
    .execute((trx) =>
      creditAsStaff(
        trx,
        finance,
        { number, total_amount: 20_000n, reason: 'Layanan terhenti tiga hari', credit_note_id: newId() },
        NOW,
      ),
    )
  if (!outcome.ok) throw new Error(outcome.reason)
  note = outcome.number
  has(await invoiceText('invoice-credited', number), note)

  const written = await write(customer)
  await pay(customer, 100_000n)
  const text = await invoiceText('invoice-part', written, 'en')
  // 525.000 - 25.000 = 500.000; PPN 55.000; 20.000 of credit, 100.000 paid.
  for (const words of [
    'UNPAID',
    'Guidance for halal certification',
    'Discount',
    '-Rp 25.000',
    'After the discount',
    'Rp 500.000',
    'Rp 458.333',
    'PPN 12% × 11/12',
    'Rp 55.000',
    'Rp 555.000',
    'Credit used',
    '-Rp 20.000',
    'Paid so far',
    '-Rp 100.000',
    'Left to pay',
    'Rp 435.000',
    'Lima ratus lima puluh lima ribu rupiah',
  ])
    has(text, words)

  const receipt = await findReceipt(db, customer.companyId, payment)
  if (!receipt) throw new Error('no receipt')
  const kuitansi = await textOf('receipt', await renderReceiptPdf(receipt, 'id'))
  for (const words of [
    'Kuitansi',
    receipt.order_id,
    'Telah terima dari',
    'Lima puluh empat ribu',
    number,
    'BCA',
    'Rp 54.390',
  ])
    has(kuitansi, words)
})

test('a void invoice is stamped as such, and asks for nothing', async () => {
  const written = await write(customer)
  await db
    .transaction()
    .execute((trx) => voidAsStaff(trx, finance, { number: written, reason: 'Salah tulis' }, NOW))
  const text = await invoiceText('invoice-void', written)
  has(text, 'BATAL')
  lacks(text, 'Sisa yang harus dibayar')
  lacks(text, 'Cara membayar')
})

test.each(['id', 'en'])(
  'a credit note names its invoice, its reason and the PPN taken back (%s)',
  async (locale) => {
    const found = await findCreditNote(db, customer.companyId, note)
    if (!found) throw new Error('no note')
    const text = await textOf(`credit-note-${locale}`, await renderCreditNotePdf(found, locale))
    // 5.390 × 20.000 / 54.390 = 1.981,98
    for (const words of [
      note,
      number,
      'Layanan terhenti tiga hari',
      'Rp 20.000',
      'Rp 1.982',
      'Rp 18.018',
      'Dua puluh ribu rupiah',
    ])
      has(text, words)
  },
)

test('a statement goes from balance to balance, and agrees with the books', async () => {
  const statement = await findStatement(db, customer.companyId, RANGE)
  expect(statement).toMatchObject({
    opening: 0n,
    paid: -154_390n,
    credited: -20_000n,
    refunded: 0n,
    invoiced: TOTAL + 555_000n,
    closing: 435_000n,
  })
  const due = (await customer.invoices()).reduce(
    (sum, row) => sum + (row.status === 'open' ? row.due_amount : 0n),
    0n,
  )
  expect(statement.closing).toBe(due)
  expect(statement.lines.at(-1)?.balance).toBe(statement.closing)
  const [company, settings] = [
    await findStatementAsStaff(db, STAFF, customer.slug, RANGE),
    await getSettings(db),
  ]
  if (!company) throw new Error('no company')
  const paper = { statement, company: company.company, settings, now: NOW }
  const text = await textOf('statement', await renderStatementPdf(paper, 'id'))
  for (const words of [
    'Rekap tagihan',
    number,
    note,
    'Saldo awal',
    'Saldo akhir',
    'Rp 435.000',
    '-Rp 20.000',
    'Nota kredit',
  ])
    has(text, words)
  const later = await findStatement(db, customer.companyId, { from: '2026-12-01', to: '2026-12-31' })
  expect(later).toMatchObject({ opening: 435_000n, closing: 435_000n, lines: [] })
})

test('another company sees none of it', async () => {
  const [payment] = await customer.payments()
  expect(await findInvoice(db, other.companyId, number)).toBeUndefined()
  expect(await findCreditNote(db, other.companyId, note)).toBeUndefined()
  expect(await findReceipt(db, other.companyId, payment?.id ?? '')).toBeUndefined()
  expect(await findStatement(db, other.companyId, RANGE)).toMatchObject({ closing: 0n, lines: [] })
  expect(await findCreditNoteAsStaff(db, STAFF, note)).toMatchObject({ number: note })
  expect(await findReceiptAsStaff(db, STAFF, payment?.id ?? '')).toMatchObject({ id: payment?.id })
  expect(await findStatementAsStaff(db, STAFF, 'nobody', RANGE)).toBeUndefined()
})

test('there is a receipt only where money came', async () => {
  const [invoice] = await customer.invoices()
  expect(await listReceipts(db, invoice?.id ?? '')).toMatchObject([{ amount: TOTAL }])
  const waiting = newId()
  await db
    .insertInto('payments')
    .values({
      id: waiting,
      invoice_id: invoice?.id ?? '',
      company_id: customer.companyId,
      provider: 'xendit',
      order_id: waiting,
      status: 'expired',
      amount: 1n,
    })
    .execute()
  expect(await findReceipt(db, customer.companyId, waiting)).toBeUndefined()
})
