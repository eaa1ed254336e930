import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { StatementView } from '@/components/billing/statement-view'
import { TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { findStatementAsStaff } from '@/lib/billing/invoices/statement'
import { parseStatementRange } from '@/lib/billing/invoices/statement-range'
import { dayOf } from '@/lib/time'

type Props = PageProps<'/admin/invoices/statements/[company]'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('invoicing.statement'))('title') }
}

/** What a company was billed, what it paid, and what that leaves, for finance. */
export default async function StaffStatementPage({ params, searchParams }: Props) {
  const { staff_id } = await requireStaff('invoice.view')
  const { company: slug } = await params
  const range = parseStatementRange(await searchParams, dayOf(new Date()))
  const [t, finance, found] = await Promise.all([
    getTranslations('invoicing.statement'),
    getTranslations('finance.invoices'),
    findStatementAsStaff(db, staff_id, slug, range),
  ])
  if (!found) notFound()
  const { company, statement } = found
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={<TextLink href={`/admin/companies/${company.slug}`}>{company.trade_name}</TextLink>}
        crumbs={[{ label: finance('title'), href: '/admin/invoices' }, { label: t('title') }]}
      />
      <StatementView statement={statement} path={`/admin/invoices/statements/${company.slug}`} />
    </>
  )
}
