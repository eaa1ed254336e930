import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BalanceNotice } from '@/components/finance/balance-notice'
import { FinanceTabs } from '@/components/finance/finance-tabs'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { filterHref } from '@/lib/billing/filters'
import { findLastCheck } from '@/lib/billing/reconciliation/check'
import {
  countOpenDifferences,
  listDifferences,
  listFiles,
  parseDifferenceFilter,
} from '@/lib/billing/reconciliation/queries'
import { CheckButton } from './difference-buttons'
import { DifferenceFilters } from './difference-filters'
import { DifferenceTable } from './difference-table'
import { FileTable } from './file-table'
import { UploadForm } from './upload-form'
import { UploadProblem } from './upload-problem'

const PATH = '/admin/payments/reconciliation'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reconciliation'))('title') }
}

/** The providers' settlement files against our books, and whether the books agree with themselves. */
export default async function ReconciliationPage({
  searchParams,
}: PageProps<'/admin/payments/reconciliation'>) {
  const { staff_id, role, user } = await requireStaff('payment.view')
  const search = await searchParams
  const filter = parseDifferenceFilter(search)
  const [t, files, differences, counts, check] = await Promise.all([
    getTranslations('reconciliation'),
    listFiles(db, staff_id),
    listDifferences(db, staff_id, filter),
    countOpenDifferences(db, staff_id),
    findLastCheck(db),
  ])
  const manages = can(role, 'payment.manage')
  return (
    <ClientMessages namespaces={['reconciliation', 'validation']}>
      <PageHeader title={t('title')} lead={t('lead')} actions={manages && <CheckButton />} />
      <FinanceTabs current="reconciliation" />
      <div className="grid gap-6 [&>*]:min-w-0">
        <BalanceNotice check={check} zone={user.time_zone} always />
        <UploadProblem problem={search.problem} lines={search.lines} />
        {manages && <UploadForm />}
        <section aria-labelledby="differences">
          <h2 id="differences" className="mb-3 text-lg font-bold">
            {t('differences.title')}
          </h2>
          <DifferenceFilters path={PATH} filter={filter} counts={counts} />
          <Card flush>
            <DifferenceTable rows={differences.rows} manages={manages} zone={user.time_zone} />
          </Card>
          <Pager
            prevHref={differences.before && filterHref(PATH, filter, { before: differences.before })}
            nextHref={differences.after && filterHref(PATH, filter, { after: differences.after })}
          />
        </section>
        <Card title={t('files.title')} flush>
          <FileTable rows={files} zone={user.time_zone} />
        </Card>
      </div>
    </ClientMessages>
  )
}
