import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { listAllAddons } from '@/lib/billing/catalogue/addons'
import { previewMoves } from '@/lib/billing/catalogue/price-moves'
import { listPriceVersions } from '@/lib/billing/catalogue/price-versions'
import { dayOf } from '@/lib/time'
import { PriceForm } from '../../price-form'
import { PriceTable } from '../../price-table'
import { AddonForm } from '../addon-forms'
import { AddonRow } from '../addon-row'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('catalogue.addons'))('title') }
}

export default async function AddonPage({ params }: PageProps<'/admin/plans/addons/[code]'>) {
  const { staff_id, role } = await requireStaff('plan.view')
  const { code } = await params
  const [t, locale, addons] = await Promise.all([
    getTranslations('catalogue'),
    getLocale(),
    listAllAddons(db, staff_id),
  ])
  const addon = addons.find((row) => row.code === code)
  if (!addon) notFound()
  const versions = await listPriceVersions(db, staff_id, { addon_id: addon.id })
  const edits = can(role, 'plan.edit')
  const current = versions.filter(({ state }) => state !== 'past')
  const movable = edits ? await previewMoves(db, staff_id, current) : undefined
  const today = dayOf(new Date())
  const name = locale === 'en' ? addon.name_en : addon.name_id
  return (
    <ClientMessages namespaces={['catalogue', 'validation']}>
      <PageHeader
        title={t('addons.editTitle', { name })}
        crumbs={[
          { label: t('plans.title'), href: '/admin/plans' },
          { label: t('addons.title'), href: '/admin/plans/addons' },
          { label: name },
        ]}
      />
      <div className="grid gap-4">
        <AddonRow addon={addon} edits={edits} isOpen />
        <Card title={t('prices.versions')} lead={t('prices.lead')} flush>
          <PriceTable versions={versions} edits={edits} movable={movable} />
          {edits && (
            <div className="p-5">
              <PriceForm
                today={today}
                values={{ kind: 'addon', id: addon.id, period: 'monthly', amount: '', from_on: today }}
              />
            </div>
          )}
        </Card>
        {edits && (
          <Card className="max-w-4xl">
            <AddonForm
              values={{
                addon_id: addon.id,
                version: addon.version,
                name_id: addon.name_id,
                name_en: addon.name_en,
                description_id: addon.description_id,
                description_en: addon.description_en,
                position: String(addon.position),
                quota_per_unit: String(addon.quota_per_unit),
                unit_limit: String(addon.unit_limit),
              }}
            />
          </Card>
        )}
      </div>
    </ClientMessages>
  )
}
