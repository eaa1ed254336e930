import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { InvoiceSheet } from '@/components/billing/invoice-sheet'
import { InvoiceBadge } from '@/components/billing/status-badges'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { DownloadIcon } from '@/components/ui/icons'
import { ButtonLink, TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { numberFromPath, numberToPath } from '@/lib/billing/invoices/number'
import { findInvoiceAsStaff } from '@/lib/billing/invoices/queries'
import { listInvoiceMails } from '@/lib/billing/invoices/staff-queries'
import { dayOf } from '@/lib/time'
import { InvoiceMails } from './invoice-mails'
import { InvoicePayments } from './invoice-payments'
import { VoidInvoice } from './void-invoice'

type Props = PageProps<'/admin/invoices/[number]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: numberFromPath((await params).number) ?? '' }
}

export default async function StaffInvoicePage({ params }: Props) {
  const { staff_id, role, user } = await requireStaff('invoice.view')
  const number = numberFromPath((await params).number)
  if (!number) notFound()
  const [t, invoice, mails] = await Promise.all([
    getTranslations('finance'),
    findInvoiceAsStaff(db, staff_id, number),
    listInvoiceMails(db, staff_id, number),
  ])
  if (!invoice) notFound()
  const path = `/admin/invoices/${numberToPath(invoice.number)}`
  return (
    <ClientMessages namespaces={['finance', 'validation']}>
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
            {can(role, 'invoice.void') && invoice.status === 'open' && (
              <VoidInvoice number={invoice.number} />
            )}
          </>
        }
      />
      <div className="grid items-start gap-6 xl:grid-cols-[3fr_2fr]">
        <Card title={t('invoice.paper')}>
          <InvoiceSheet invoice={invoice} />
        </Card>
        <div className="grid gap-6">
          <InvoicePayments payments={invoice.payments} total={invoice.total_amount} zone={user.time_zone} />
          <InvoiceMails mails={mails} zone={user.time_zone} linked={can(role, 'email_log.view')} />
        </div>
      </div>
    </ClientMessages>
  )
}
