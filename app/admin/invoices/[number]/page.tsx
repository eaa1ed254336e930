import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AuditEntries } from '@/components/admin/audit-entries'
import { InvoicePapers } from '@/components/billing/invoice-papers'
import { InvoiceSheet } from '@/components/billing/invoice-sheet'
import { InvoiceBadge } from '@/components/billing/status-badges'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { DownloadIcon } from '@/components/ui/icons'
import { ButtonLink, TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { listAuditOf } from '@/lib/audit/queries'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { numberFromPath, numberToPath } from '@/lib/billing/invoices/number'
import { findInvoiceAsStaff } from '@/lib/billing/invoices/queries'
import { listInvoicePostings } from '@/lib/billing/invoices/staff-details'
import { listInvoiceMails } from '@/lib/billing/invoices/staff-queries'
import { listReceipts } from '@/lib/billing/payments/receipts'
import { dayOf } from '@/lib/time'
import { InvoiceActions } from './invoice-actions'
import { InvoiceMails } from './invoice-mails'
import { InvoicePayments } from './invoice-payments'
import { InvoicePostings } from './invoice-postings'

type Props = PageProps<'/admin/invoices/[number]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: numberFromPath((await params).number) ?? '' }
}

export default async function StaffInvoicePage({ params }: Props) {
  const { staff_id, role, user } = await requireStaff('invoice.view')
  const number = numberFromPath((await params).number)
  if (!number) notFound()
  const [t, own, invoice, mails, postings] = await Promise.all([
    getTranslations('finance'),
    getTranslations('invoicing'),
    findInvoiceAsStaff(db, staff_id, number),
    listInvoiceMails(db, staff_id, number),
    listInvoicePostings(db, staff_id, number),
  ])
  if (!invoice) notFound()
  const [history, receipts] = await Promise.all([
    listAuditOf(db, staff_id, 'invoice', invoice.id),
    listReceipts(db, invoice.id),
  ])
  const path = `/admin/invoices/${numberToPath(invoice.number)}`
  return (
    <ClientMessages namespaces={['finance', 'invoicing', 'validation']}>
      <PageHeader
        title={invoice.number}
        lead={<TextLink href={`/admin/companies/${invoice.company_slug}`}>{invoice.company_name}</TextLink>}
        badge={<InvoiceBadge status={invoice.status} dueOn={invoice.due_on} today={dayOf(new Date())} />}
        crumbs={[{ label: t('invoices.title'), href: '/admin/invoices' }, { label: invoice.number }]}
        actions={
          <>
            <ButtonLink plain variant="secondary" icon={<DownloadIcon size={18} />} href={`${path}/pdf`}>
              {t('invoice.pdf')}
            </ButtonLink>
            <InvoiceActions invoice={invoice} role={role} />
          </>
        }
      />
      <div className="grid items-start gap-6 xl:grid-cols-[3fr_2fr]">
        <Card title={t('invoice.paper')}>
          <InvoiceSheet invoice={invoice} />
        </Card>
        <div className="grid gap-6">
          <InvoicePapers
            invoice={invoice}
            receipts={receipts}
            paths={{
              invoice: path,
              below: '/admin/invoices',
              statement: `/admin/invoices/statements/${invoice.company_slug}`,
            }}
          />
          <InvoicePayments payments={invoice.payments} total={invoice.total_amount} zone={user.time_zone} />
          <InvoiceMails mails={mails} zone={user.time_zone} linked={can(role, 'email_log.view')} />
        </div>
      </div>
      <div className="mt-6 grid gap-6">
        <InvoicePostings postings={postings} />
        <Card flush title={own('history')}>
          <AuditEntries rows={history} zone={user.time_zone} hideCompany />
        </Card>
      </div>
    </ClientMessages>
  )
}
