import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FinanceTabs } from '@/components/finance/finance-tabs'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { listCredits } from '@/lib/billing/refunds/queries'
import { newId } from '@/lib/ids'
import { CreditTable } from './credit-table'
import { PayoutForm } from './payout-form'

const PATH = '/admin/payments/refunds/credits'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('refunds.credits'))('title') }
}

/** What companies have to their credit, and a way to pay it out. */
export default async function CreditsPage({ searchParams }: PageProps<'/admin/payments/refunds/credits'>) {
  const { staff_id, role } = await requireStaff('payment.view')
  const { company } = await searchParams
  const [t, list, credits] = await Promise.all([
    getTranslations('refunds.credits'),
    getTranslations('refunds.list'),
    listCredits(db, staff_id),
  ])
  const chosen = credits.find(({ slug, amount }) => slug === company && amount > 0n)
  const manages = can(role, 'payment.manage')
  return (
    <ClientMessages namespaces={['refunds', 'validation']}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        crumbs={[{ label: list('title'), href: '/admin/payments/refunds' }, { label: t('title') }]}
      />
      <FinanceTabs current="refunds" />
      <div className="grid gap-6">
        {credits.some(({ amount }) => amount < 0n) && <Notice tone="warning">{t('owesText')}</Notice>}
        {manages && chosen && (
          <Card title={t('payOut', { company: chosen.name })}>
            <PayoutForm
              key={chosen.amount.toString()}
              company={chosen.slug}
              most={chosen.amount}
              payoutKey={newId()}
            />
          </Card>
        )}
        <Card flush>
          <CreditTable credits={credits} payOutPath={manages ? PATH : undefined} />
        </Card>
      </div>
    </ClientMessages>
  )
}
