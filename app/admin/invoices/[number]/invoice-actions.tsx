import { can, type StaffRole } from '@/lib/auth/permissions'
import type { InvoiceDetail } from '@/lib/billing/invoices/queries'
import { formatRupiah } from '@/lib/money'
import { CreditInvoice } from './credit-invoice'
import { VoidInvoice } from './void-invoice'
import { WriteOffInvoice } from './write-off-invoice'

/** What finance may still do with an invoice. It is never edited: what is wrong is credited, or voided while nothing was paid. */
export function InvoiceActions({ invoice, role }: { invoice: InvoiceDetail; role: StaffRole }) {
  const isOpen = invoice.status === 'open'
  const left = invoice.total_amount - invoice.credited_amount
  const isUntouched = invoice.paid_amount === 0n && invoice.credited_amount === 0n
  return (
    <>
      {can(role, 'invoice.manage') && (isOpen || invoice.status === 'paid') && left > 0n && (
        <CreditInvoice
          // Another note is another request.
          key={String(invoice.credited_amount)}
          number={invoice.number}
          invoice={{
            status: invoice.status,
            total_amount: invoice.total_amount,
            tax_amount: invoice.tax_amount,
            tax_base_amount: invoice.tax_base_amount,
            paid_amount: invoice.paid_amount,
            credited_amount: invoice.credited_amount,
            due_amount: invoice.due_amount,
          }}
        />
      )}
      {can(role, 'invoice.manage') && isOpen && (
        <WriteOffInvoice number={invoice.number} due={formatRupiah(invoice.due_amount)} />
      )}
      {can(role, 'invoice.void') && isOpen && isUntouched && <VoidInvoice number={invoice.number} />}
    </>
  )
}
