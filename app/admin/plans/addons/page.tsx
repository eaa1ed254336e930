import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyDocuments } from '@/components/art/empty'
import { ClientMessages } from '@/components/i18n/client-messages'
import { EmptyState } from '@/components/ui/empty-state'
import { PlusIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { listAllAddons } from '@/lib/billing/catalogue/addons'
import { CatalogueTabs } from '../catalogue-tabs'
import { AddonRow } from './addon-row'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('catalogue.addons'))('title') }
}

export default async function AddonsPage() {
  const { staff_id, role } = await requireStaff('plan.view')
  const [t, addons] = await Promise.all([getTranslations('catalogue.addons'), listAllAddons(db, staff_id)])
  const edits = can(role, 'plan.edit')
  return (
    <ClientMessages namespaces={['catalogue', 'validation']}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          edits && (
            <ButtonLink href="/admin/plans/addons/new" icon={<PlusIcon size={18} />}>
              {t('new')}
            </ButtonLink>
          )
        }
      />
      <CatalogueTabs current="addons" />
      <div className="mt-4 grid gap-4">
        {addons.map((addon) => (
          <AddonRow key={addon.id} addon={addon} edits={edits} />
        ))}
        {addons.length === 0 && (
          <EmptyState art={<EmptyDocuments />} title={t('none')}>
            {t('noneHelp')}
          </EmptyState>
        )}
      </div>
    </ClientMessages>
  )
}
