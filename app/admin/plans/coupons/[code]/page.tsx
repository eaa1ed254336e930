import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { findCoupon, listRedemptions } from '@/lib/billing/catalogue/coupon-lists'
import { filterHref } from '@/lib/billing/filters'
import { listAllPlans } from '@/lib/billing/plans/queries'
import { parseCursor } from '@/lib/keyset'
import { dayOf } from '@/lib/time'
import { CouponForm } from '../coupon-form'
import { valuesOf } from '../coupon-values'
import { planOptions } from '../plan-options'
import { CouponSummary } from './coupon-summary'
import { Redemptions } from './redemptions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('catalogue.coupons'))('title') }
}

export default async function CouponPage({ params, searchParams }: PageProps<'/admin/plans/coupons/[code]'>) {
  const { staff_id, role } = await requireStaff('plan.view')
  const [{ code }, search] = await Promise.all([params, searchParams])
  const coupon = await findCoupon(db, staff_id, code)
  if (!coupon) notFound()
  const cursor = { after: parseCursor(search.after), before: parseCursor(search.before) }
  const [t, locale, plans, used] = await Promise.all([
    getTranslations('catalogue'),
    getLocale(),
    listAllPlans(db, staff_id),
    listRedemptions(db, staff_id, coupon.id, cursor),
  ])
  const edits = can(role, 'plan.edit')
  const path = `/admin/plans/coupons/${code}`
  return (
    <ClientMessages namespaces={['catalogue', 'validation']}>
      <PageHeader
        title={coupon.code}
        lead={coupon.name}
        crumbs={[
          { label: t('plans.title'), href: '/admin/plans' },
          { label: t('coupons.title'), href: '/admin/plans/coupons' },
          { label: coupon.code },
        ]}
      />
      <div className="grid gap-4">
        <CouponSummary coupon={coupon} today={dayOf(new Date())} edits={edits} />
        <Card title={t('coupons.redemptions')} lead={t('coupons.redemptionsLead')} flush>
          <Redemptions rows={used.rows} />
        </Card>
        <Pager
          prevHref={used.before && filterHref(path, {}, { before: used.before })}
          nextHref={used.after && filterHref(path, {}, { after: used.after })}
        />
        {edits && (
          <Card className="max-w-4xl">
            {coupon.redeemed_count > 0 && <Notice className="mb-4">{t('coupons.frozen')}</Notice>}
            <CouponForm
              key={coupon.version}
              plans={planOptions(plans, locale)}
              values={valuesOf(coupon, locale)}
            />
          </Card>
        )}
      </div>
    </ClientMessages>
  )
}
