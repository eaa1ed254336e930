import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { safeNext } from '@/lib/auth/redirects'
import { numberFromPath, numberToPath } from '@/lib/billing/invoices/number'
import { parseTransferAccounts, transferNote } from '@/lib/billing/payments/transfer-accounts'
import { getShownSettings } from '@/lib/config/queries'
import { dayOf } from '@/lib/time'
import { billingPath } from '../../../paths'
import { readPayPage } from '../read-pay-page'
import { isUnderWay } from '../stand'
import { TransferForm } from './transfer-form'
import { TransferSteps } from './transfer-steps'

type Props = PageProps<'/app/[company]/billing/invoices/[number]/transfer'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('checkout.transfer'))('title') }
}

/** Paying by a transfer made by hand: where to, how much, with which note; then the report with its proof. */
export default async function TransferPage({ params, searchParams }: Props) {
  const { company: slug, number: path } = await params
  const { company, user } = await requireMember(slug, 'billing.manage')
  const next = safeNext((await searchParams).next)
  const [t, billing, settings, read] = await Promise.all([
    getTranslations('checkout.transfer'),
    getTranslations('billing.page'),
    getShownSettings(db),
    readPayPage(company.id, user.id, numberFromPath(path)),
  ])
  const accounts = parseTransferAccounts(settings['billing.transfer_accounts'])
  if (!read || accounts.length === 0) notFound()
  const { invoice, attempts } = read
  const back = billingPath(company.slug, `/invoices/${numberToPath(invoice.number)}`, { next })
  const waits = attempts.some((attempt) => isUnderWay(attempt) && attempt.provider === 'manual')
  if (invoice.status !== 'open' || waits) redirect(back)
  const due = invoice.due_amount ?? invoice.total_amount
  return (
    <ClientMessages namespaces={['checkout', 'documents', 'validation']}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        crumbs={[
          { label: billing('title'), href: billingPath(company.slug, '', { next }) },
          { label: invoice.number, href: back },
          { label: t('title') },
        ]}
      />
      <div className="grid gap-6">
        <Card title={t('stepTransfer')}>
          <TransferSteps accounts={accounts} due={due} note={transferNote(invoice.number)} />
        </Card>
        <Card title={t('stepReport')} lead={t('stepReportLead')}>
          <TransferForm
            company={company.slug}
            number={invoice.number}
            next={next}
            accounts={accounts}
            amount={due.toString()}
            today={dayOf(new Date())}
            maxMb={settings['documents.max_upload_mb']}
          />
        </Card>
      </div>
    </ClientMessages>
  )
}
