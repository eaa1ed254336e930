import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { listAllPlans } from '@/lib/billing/plans/queries'
import { CouponForm } from '../coupon-form'
import { planOptions } from '../plan-options'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('catalogue.coupons'))('newTitle') }
}

export default async function NewCouponPage() {
  const { staff_id } = await requireStaff('plan.edit')
  const [t, locale, plans] = await Promise.all([
    getTranslations('catalogue'),
    getLocale(),
    listAllPlans(db, staff_id),
  ])
  return (
    <ClientMessages namespaces={['catalogue', 'validation']}>
      <PageHeader
        title={t('coupons.newTitle')}
        crumbs={[
          { label: t('plans.title'), href: '/admin/plans' },
          { label: t('coupons.title'), href: '/admin/plans/coupons' },
          { label: t('coupons.newTitle') },
        ]}
      />
      <Card className="max-w-4xl">
        <CouponForm
          plans={planOptions(plans, locale)}
          values={{
            code: '',
            name: '',
            takes: 'percent',
            percent: '',
            amount: '',
            periods: '1',
            plan_id: '',
            period: '',
            from_on: '',
            until_on: '',
            redemption_limit: '',
          }}
        />
      </Card>
    </ClientMessages>
  )
}
