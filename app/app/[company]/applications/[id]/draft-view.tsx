import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import type { GrantedMember } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { getShownSettings } from '@/lib/config/queries'
import { listDocuments } from '@/lib/documents/queries'
import { newId } from '@/lib/ids'
import type { ApplicationDetail } from '@/lib/licensing/applications/queries'
import { say } from '@/lib/licensing/definitions/texts'
import { byKey } from './attached'
import { DraftForm } from './form/draft-form'
import { WithdrawDialog } from './withdraw-dialog'

interface DraftViewProps {
  application: ApplicationDetail
  member: GrantedMember
}

/** A draft: its form, resumed where it was left. */
export async function DraftView({ application, member }: DraftViewProps) {
  const { company, role, user } = member
  const [library, settings, t, locale] = await Promise.all([
    listDocuments(db, company.id),
    getShownSettings(db),
    getTranslations('licensing'),
    getLocale(),
  ])
  const { definition } = application
  const path = `/app/${company.slug}/applications`
  return (
    <ClientMessages namespaces={['licensing', 'validation', 'documents', 'reference']}>
      <PageHeader
        title={say(definition.name, locale)}
        lead={t('draft.lead')}
        crumbs={[{ label: t('list.title'), href: path }, { label: application.number }]}
      />
      <DraftForm
        company={company.slug}
        application_id={application.id}
        version={application.version}
        form={{ sections: definition.sections, documents: definition.documents }}
        answers={application.answers}
        attached={byKey(application.documents)}
        library={library}
        maxMb={settings['documents.max_upload_mb']}
        zone={user.time_zone}
        transaction_id={newId()}
      />
      {can(role, 'application.withdraw') && (
        <div className="mt-10 border-t border-line pt-5">
          <WithdrawDialog
            isDraft
            intention={{
              company: company.slug,
              application_id: application.id,
              transaction_id: newId(),
            }}
          />
        </div>
      )}
    </ClientMessages>
  )
}
