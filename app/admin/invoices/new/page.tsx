import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { findInvoicedCompany } from '@/lib/billing/invoices/staff-details'
import { findTaxRules } from '@/lib/billing/tax-rules'
import { getSettings } from '@/lib/config/queries'
import { addDays, dayOf } from '@/lib/time'
import { CompanyChoice } from './company-choice'
import { InvoiceForm } from './invoice-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('invoicing.new'))('title') }
}

/** An invoice that finance write themselves: first for whom, then what. */
export default async function NewInvoicePage({ searchParams }: PageProps<'/admin/invoices/new'>) {
  const { staff_id } = await requireStaff('invoice.manage')
  const { company: slug, q } = await searchParams
  const today = dayOf(new Date())
  const [t, finance, company, rules, settings] = await Promise.all([
    getTranslations('invoicing.new'),
    getTranslations('finance.invoices'),
    typeof slug === 'string' ? findInvoicedCompany(db, staff_id, slug) : undefined,
    findTaxRules(db, today),
    getSettings(db),
  ])
  return (
    <ClientMessages namespaces={['invoicing', 'validation']}>
      <PageHeader
        title={t('title')}
        lead={company ? t('for', { company: company.legal_name ?? company.trade_name }) : t('lead')}
        crumbs={[{ label: finance('title'), href: '/admin/invoices' }, { label: t('title') }]}
        actions={
          company && (
            <ButtonLink variant="quiet" href="/admin/invoices/new">
              {t('otherCompany')}
            </ButtonLink>
          )
        }
      />
      {company ? (
        <Card className="max-w-5xl">
          <InvoiceForm
            company={company.slug}
            rules={rules}
            today={today}
            dueOn={addDays(today, settings['billing.invoice_due_days'])}
          />
        </Card>
      ) : (
        <CompanyChoice
          staff={staff_id}
          q={typeof q === 'string' ? q.slice(0, 80) : ''}
          empty={<EmptyState title={t('noCompany')} />}
        />
      )}
    </ClientMessages>
  )
}
