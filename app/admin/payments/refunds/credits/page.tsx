import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AllDone } from '@/components/art/empty'
import { FinanceTabs } from '@/components/finance/finance-tabs'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Table } from '@/components/ui/table'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { listCredits } from '@/lib/billing/refunds/queries'
import { newId } from '@/lib/ids'
import { formatRupiah } from '@/lib/money'
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
  const chosen = credits.find(({ slug }) => slug === company)
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
          <Table
            caption={t('title')}
            rows={credits}
            rowKey={(row) => row.company_id}
            empty={
              <EmptyState art={<AllDone />} title={t('none')}>
                {t('noneText')}
              </EmptyState>
            }
            columns={[
              {
                key: 'company',
                header: list('company'),
                lead: true,
                cell: (row) => <TextLink href={`/admin/companies/${row.slug}`}>{row.name}</TextLink>,
              },
              { key: 'amount', header: t('amount'), numeric: true, cell: (row) => formatRupiah(row.amount) },
              ...(manages
                ? [
                    {
                      key: 'pay',
                      header: t('action'),
                      cell: (row: (typeof credits)[number]) => (
                        <TextLink href={`${PATH}?company=${row.slug}`}>{t('open')}</TextLink>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Card>
      </div>
    </ClientMessages>
  )
}
