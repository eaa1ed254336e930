import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { InvoiceSheet } from '@/components/billing/invoice-sheet'
import { InvoiceBadge } from '@/components/billing/status-badges'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { DownloadIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { safeNext } from '@/lib/auth/redirects'
import { numberFromPath, numberToPath } from '@/lib/billing/invoices/number'
import { findInvoice } from '@/lib/billing/invoices/queries'
import { dayOf } from '@/lib/time'
import { billingPath } from '../../paths'
import { AttemptList } from './attempt-list'
import { InvoiceNotice } from './invoice-notice'
import { PayPanel } from './pay-panel'

type Props = PageProps<'/app/[company]/billing/invoices/[number]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const number = numberFromPath((await params).number)
  return { title: (await getTranslations('billing.invoice'))('title', { number: number ?? '' }) }
}

/** One invoice: what it says, how it stands, and the way to pay it. */
export default async function InvoicePage({ params, searchParams }: Props) {
  const { company: slug, number: path } = await params
  const { company, role, user } = await requireMember(slug, 'billing.view')
  const number = numberFromPath(path)
  const search = await searchParams
  const next = safeNext(search.next)
  const returned = search.from === 'payment'
  const [t, locale, invoice] = await Promise.all([
    getTranslations('billing'),
    getLocale(),
    number ? findInvoice(db, company.id, number) : undefined,
  ])
  if (!invoice) notFound()
  const today = dayOf(new Date())
  return (
    <ClientMessages namespaces={['billing', 'validation']}>
      <PageHeader
        title={t('invoice.title', { number: invoice.number })}
        badge={<InvoiceBadge status={invoice.status} dueOn={invoice.due_on} today={today} />}
        crumbs={[
          { label: t('page.title'), href: billingPath(company.slug, '', { next }) },
          { label: invoice.number },
        ]}
        actions={
          <ButtonLink
            plain
            variant="secondary"
            icon={<DownloadIcon />}
            href={billingPath(company.slug, `/invoices/${numberToPath(invoice.number)}/pdf`)}
          >
            {t('invoice.download')}
          </ButtonLink>
        }
      />
      <div className="grid gap-6">
        <InvoiceNotice invoice={invoice} today={today} returned={returned} />
        {next && invoice.status === 'paid' && (
          <Notice tone="success" actions={<ButtonLink href={next}>{t('page.resume.continue')}</ButtonLink>}>
            {t('page.resume.paid')}
          </Notice>
        )}
        <PayPanel
          slug={company.slug}
          invoice={invoice}
          manages={can(role, 'billing.manage')}
          returned={returned}
          next={next}
          locale={locale}
        />
        <Card title={t('invoice.print')}>
          <InvoiceSheet invoice={invoice} />
        </Card>
        <AttemptList invoice={invoice} zone={user.time_zone} />
      </div>
    </ClientMessages>
  )
}
