import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StatementView } from '@/components/billing/statement-view'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { findStatement } from '@/lib/billing/invoices/statement'
import { parseStatementRange } from '@/lib/billing/invoices/statement-range'
import { dayOf } from '@/lib/time'
import { billingPath } from '../paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('invoicing.statement'))('title') }
}

/** What the company was billed, what it paid, and what that leaves. */
export default async function StatementPage({
  params,
  searchParams,
}: PageProps<'/app/[company]/billing/statement'>) {
  const { company } = await requireMember((await params).company, 'billing.view')
  const range = parseStatementRange(await searchParams, dayOf(new Date()))
  const [t, billing, statement] = await Promise.all([
    getTranslations('invoicing.statement'),
    getTranslations('billing.page'),
    findStatement(db, company.id, range),
  ])
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        crumbs={[{ label: billing('title'), href: billingPath(company.slug) }, { label: t('title') }]}
      />
      <StatementView statement={statement} path={billingPath(company.slug, '/statement')} />
    </>
  )
}
