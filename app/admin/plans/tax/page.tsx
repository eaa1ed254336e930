import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { listTaxRules } from '@/lib/billing/tax-rules'
import { dayOf } from '@/lib/time'
import { TaxRulesForm } from './tax-rules-form'
import { TaxRulesTable } from './tax-rules-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tax'))('title') }
}

/** The rules of PPN by date. */
export default async function TaxRulesPage() {
  const { staff_id, role } = await requireStaff('plan.view')
  const [t, plans, versions] = await Promise.all([
    getTranslations('tax'),
    getTranslations('catalogue.plans'),
    listTaxRules(db, staff_id),
  ])
  const today = dayOf(new Date())
  const edits = can(role, 'plan.edit')
  const present = versions.find((version) => version.from_on <= today)
  return (
    <ClientMessages namespaces={['tax', 'validation']}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        crumbs={[{ label: plans('title'), href: '/admin/plans' }, { label: t('title') }]}
      />
      <div className="grid gap-6">
        <Card flush>
          <TaxRulesTable versions={versions} today={today} edits={edits} />
        </Card>
        {edits && present && (
          <Card title={t('add')} lead={t('addLead')} className="max-w-4xl">
            <TaxRulesForm today={today} present={present} />
          </Card>
        )}
      </div>
    </ClientMessages>
  )
}
