import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import { SearchForm } from '@/components/ui/search-form'
import { Table } from '@/components/ui/table'
import { db } from '@/db'
import { searchInvoicedCompanies } from '@/lib/billing/invoices/staff-details'
import { formatNpwp } from '@/lib/identity'
import type { StaffId } from '@/lib/ids'

interface CompanyChoiceProps {
  staff: StaffId
  q: string
  empty: ReactNode
}

/** For whom the invoice is: found by name or address. */
export async function CompanyChoice({ staff, q, empty }: CompanyChoiceProps) {
  const [t, rows] = await Promise.all([
    getTranslations('invoicing.new'),
    searchInvoicedCompanies(db, staff, q),
  ])
  return (
    <div className="grid max-w-3xl gap-4">
      <SearchForm label={t('search')} name="q" defaultValue={q} action="/admin/invoices/new" />
      <Card flush>
        <Table
          caption={t('companies')}
          rows={rows}
          rowKey={(row) => row.slug}
          empty={empty}
          columns={[
            {
              key: 'name',
              header: t('company'),
              lead: true,
              cell: (row) => (
                <TextLink href={`/admin/invoices/new?company=${row.slug}`}>{row.trade_name}</TextLink>
              ),
            },
            { key: 'legal', header: t('legalName'), cell: (row) => row.legal_name ?? '–' },
            { key: 'npwp', header: 'NPWP', cell: (row) => (row.npwp ? formatNpwp(row.npwp) : '–') },
          ]}
        />
      </Card>
    </div>
  )
}
