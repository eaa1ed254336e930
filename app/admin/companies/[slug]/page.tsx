import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { AuditEntries, AuditMore } from '@/components/admin/audit-entries'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { BanIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { listAuditOfCompany } from '@/lib/audit/queries'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import {
  listCompanyApplications,
  listCompanyInvoices,
  listCompanyLicenses,
  listCompanyMembers,
  listCompanyMessages,
} from '@/lib/companies/administration/belongings'
import { findCompany } from '@/lib/companies/administration/queries'
import { recordView } from '@/lib/licensing/review/views'
import { formatInstant } from '@/lib/time'
import { Applications, Invoices, Licenses, Messages } from './belongings'
import { CompanyState } from './company-state'
import { Members } from './members'
import { Profile } from './profile'

export async function generateMetadata({ params }: PageProps<'/admin/companies/[slug]'>): Promise<Metadata> {
  return { title: (await params).slug }
}

export default async function CompanyPage({ params }: PageProps<'/admin/companies/[slug]'>) {
  const { staff_id, role, user } = await requireStaff('company.view_all')
  const company = await findCompany(db, staff_id, (await params).slug)
  if (!company) notFound()
  const [members, applications, licenses, invoices, messages, audit, t, locale] = await Promise.all([
    listCompanyMembers(db, staff_id, company.id),
    can(role, 'case.view') ? listCompanyApplications(db, staff_id, company.id) : undefined,
    can(role, 'case.view') ? listCompanyLicenses(db, staff_id, company.id) : undefined,
    can(role, 'invoice.view') ? listCompanyInvoices(db, staff_id, company.id) : undefined,
    can(role, 'email_log.view') ? listCompanyMessages(db, staff_id, company.id) : undefined,
    can(role, 'audit.view') ? listAuditOfCompany(db, staff_id, company.id, 10) : undefined,
    getTranslations('admin.companies'),
    getLocale(),
    recordView(db, staff_id, { what: 'company', record_id: company.id, company_id: company.id }),
  ])
  return (
    <ClientMessages namespaces={['admin', 'validation']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/admin/companies' }, { label: company.trade_name }]}
        title={company.trade_name}
        badge={
          company.disabled_at && (
            <Badge tone="danger" icon={<BanIcon size={16} />}>
              {t('states.disabled')}
            </Badge>
          )
        }
        lead={company.business_description}
        actions={
          can(role, 'company.disable') && (
            <CompanyState
              slug={company.slug}
              name={company.trade_name}
              disabled={company.disabled_at !== null}
            />
          )
        }
      />
      {company.disabled_at && (
        <Notice tone="warning" title={t('disabledTitle')} className="mb-5">
          {t('disabledText', {
            when: formatInstant(company.disabled_at, locale, user.time_zone),
            reason: company.disabled_reason ?? '–',
          })}
        </Notice>
      )}
      <div className="grid gap-5 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div className="grid min-w-0 content-start gap-5">
          <Profile company={company} zone={user.time_zone} linksUsers={can(role, 'user.view')} />
          <Members rows={members} zone={user.time_zone} linked={can(role, 'user.view')} />
        </div>
        <div className="grid min-w-0 content-start gap-5">
          {applications && <Applications rows={applications} zone={user.time_zone} />}
          {licenses && <Licenses rows={licenses} />}
          {invoices && <Invoices rows={invoices} slug={company.slug} />}
          {messages && <Messages rows={messages} zone={user.time_zone} slug={company.slug} />}
        </div>
      </div>
      {audit && (
        <Card flush title={t('audit')} className="mt-5">
          <AuditEntries rows={audit} zone={user.time_zone} hideCompany />
          <AuditMore query={`company=${company.slug}`} />
        </Card>
      )}
    </ClientMessages>
  )
}
