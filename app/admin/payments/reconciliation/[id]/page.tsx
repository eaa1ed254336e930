import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { FinanceTabs } from '@/components/finance/finance-tabs'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { filterHref } from '@/lib/billing/filters'
import { findFile, listDifferences, parseDifferenceFilter } from '@/lib/billing/reconciliation/queries'
import { isId } from '@/lib/ids'
import { dayOf, formatDay } from '@/lib/time'
import { DifferenceTable } from '../difference-table'
import { PROVIDER_NAMES } from '../file-table'
import { FileFacts } from './file-facts'
import { PayoutRecordForm } from './payout-record-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reconciliation'))('title') }
}

/** One settlement file: what it says, what differs, and what of it the bank received. */
export default async function SettlementFilePage({
  params,
  searchParams,
}: PageProps<'/admin/payments/reconciliation/[id]'>) {
  const { staff_id, role, user } = await requireStaff('payment.view')
  const { id } = await params
  const file = isId(id) ? await findFile(db, staff_id, id) : undefined
  if (!file) notFound()
  const search = await searchParams
  const filter = { ...parseDifferenceFilter({ status: 'all', ...search }), file: file.id }
  const [t, locale, page] = await Promise.all([
    getTranslations('reconciliation'),
    getLocale(),
    listDifferences(db, staff_id, filter),
  ])
  const [first, last] = [file.from_on, file.to_on].map((day) => formatDay(day, locale))
  const days = first === last ? first : `${first} – ${last}`
  const manages = can(role, 'payment.manage')
  const rest = file.net_amount - (file.received_amount ?? 0n)
  const path = `/admin/payments/reconciliation/${file.id}`
  const count = (name: string) => Number(search[name]) || 0
  return (
    <ClientMessages namespaces={['reconciliation', 'validation']}>
      <PageHeader
        title={`${PROVIDER_NAMES[file.provider]}, ${days}`}
        lead={file.file_name}
        crumbs={[{ label: t('title'), href: '/admin/payments/reconciliation' }, { label: file.file_name }]}
      />
      <FinanceTabs current="reconciliation" />
      <div className="grid gap-6 [&>*]:min-w-0">
        {search.rows !== undefined && (
          <Notice tone={count('open') > 0 ? 'warning' : 'success'} live="status">
            {t('upload.done', { rows: count('rows'), known: count('known'), open: count('open') })}
          </Notice>
        )}
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <Card title={t('file.facts')}>
            <FileFacts file={file} zone={user.time_zone} />
          </Card>
          {manages && rest > 0n && (
            <Card title={t('payout.title')} lead={t('payout.text')}>
              <PayoutRecordForm key={String(rest)} fileId={file.id} amount={rest} today={dayOf(new Date())} />
            </Card>
          )}
        </div>
        <Card title={t('file.differences')} flush>
          <DifferenceTable rows={page.rows} manages={manages} zone={user.time_zone} />
        </Card>
        <Pager
          prevHref={page.before && filterHref(path, {}, { before: page.before })}
          nextHref={page.after && filterHref(path, {}, { after: page.after })}
        />
      </div>
    </ClientMessages>
  )
}
