import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { EmptySearch } from '@/components/art/empty'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PlusIcon } from '@/components/ui/icons'
import { ButtonLink, TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { SearchForm } from '@/components/ui/search-form'
import { Table } from '@/components/ui/table'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { listCoupons } from '@/lib/billing/catalogue/coupon-lists'
import { filterHref } from '@/lib/billing/filters'
import { parseCursor } from '@/lib/keyset'
import { dayOf } from '@/lib/time'
import { CatalogueTabs } from '../catalogue-tabs'
import { CouponDays, CouponState, CouponTakes, CouponUse } from './coupon-words'

const PATH = '/admin/plans/coupons'
const searched = z.string().trim().min(1).max(60).optional().catch(undefined)

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('catalogue.coupons'))('title') }
}

export default async function CouponsPage({ searchParams }: PageProps<'/admin/plans/coupons'>) {
  const { staff_id, role } = await requireStaff('plan.view')
  const search = await searchParams
  const filter = { q: searched.parse(search.q) }
  const cursor = { after: parseCursor(search.after), before: parseCursor(search.before) }
  const [t, locale, page] = await Promise.all([
    getTranslations('catalogue.coupons'),
    getLocale(),
    listCoupons(db, staff_id, { ...filter, ...cursor }),
  ])
  const today = dayOf(new Date())
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          can(role, 'plan.edit') && (
            <ButtonLink href={`${PATH}/new`} icon={<PlusIcon size={18} />}>
              {t('new')}
            </ButtonLink>
          )
        }
      />
      <CatalogueTabs current="coupons" />
      <SearchForm label={t('search')} defaultValue={filter.q} action={PATH} className="my-4 max-w-md" />
      <Card flush>
        <Table
          caption={t('title')}
          rows={page.rows}
          rowKey={(row) => row.id}
          empty={<EmptyState art={<EmptySearch />} title={t(filter.q ? 'noneFound' : 'none')} />}
          columns={[
            {
              key: 'code',
              header: t('code'),
              lead: true,
              cell: (row) => <TextLink href={`${PATH}/${row.code}`}>{row.code}</TextLink>,
            },
            { key: 'name', header: t('name'), cell: (row) => row.name },
            { key: 'takes', header: t('takes'), cell: (row) => <CouponTakes coupon={row} /> },
            {
              key: 'plan',
              header: t('plan'),
              cell: (row) => (locale === 'en' ? row.plan_name_en : row.plan_name_id) ?? t('anyPlan'),
            },
            { key: 'days', header: t('validity'), cell: (row) => <CouponDays coupon={row} /> },
            { key: 'used', header: t('used'), numeric: true, cell: (row) => <CouponUse coupon={row} /> },
            { key: 'state', header: t('status'), cell: (row) => <CouponState coupon={row} today={today} /> },
          ]}
        />
      </Card>
      <Pager
        prevHref={page.before && filterHref(PATH, filter, { before: page.before })}
        nextHref={page.after && filterHref(PATH, filter, { after: page.after })}
      />
    </>
  )
}
