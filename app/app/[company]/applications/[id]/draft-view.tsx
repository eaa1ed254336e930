import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import type { GrantedMember } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { quoteApplicationFee } from '@/lib/billing/application-fees'
import { getShownSettings } from '@/lib/config/queries'
import { listDocuments } from '@/lib/documents/queries'
import { newId } from '@/lib/ids'
import type { ApplicationDetail } from '@/lib/licensing/applications/queries'
import { previewMove } from '@/lib/licensing/applications/version-moves'
import { say } from '@/lib/licensing/definitions/texts'
import { requirementsOf } from '@/lib/licensing/definitions/visibility'
import { byKey } from './attached'
import { FeeNotice } from './fee-notice'
import type { Newer } from './form/newer-form'
import { OwnDraftForm } from './form/own-draft-form'
import { WithdrawDialog } from './withdraw-dialog'

interface DraftViewProps {
  application: ApplicationDetail
  member: GrantedMember
}

/** A draft: its form, resumed where it was left. */
export async function DraftView({ application, member }: DraftViewProps) {
  const { company, role, user } = member
  const [library, preview, settings, fee, t, locale] = await Promise.all([
    listDocuments(db, company.id),
    previewMove(db, company.id, application.id, user.name),
    getShownSettings(db),
    quoteApplicationFee(db, company.id),
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
      <OwnDraftForm
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
        newer={preview && newerOf(preview, locale)}
        fee={fee && <FeeNotice fee={fee} />}
        fee_amount={String(fee?.subtotal ?? 0)}
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

/** What the newer form brings, drops and still wants, in words. */
function newerOf(preview: NonNullable<Awaited<ReturnType<typeof previewMove>>>, locale: string): Newer {
  const { before, after, plan } = preview
  const asked = (definition: typeof before) =>
    [...definition.sections.flatMap((section) => section.fields), ...requirementsOf(definition)].map(
      ({ key, label }) => ({ key, label }),
    )
  const known = new Set(asked(before).map((one) => one.key))
  const added = new Map(
    asked(after)
      .filter((one) => !known.has(one.key))
      .map((one) => [one.key, one]),
  )
  const words = (list: { label: { id: string; en: string } }[]) => list.map((one) => say(one.label, locale))
  return {
    to_version_id: preview.to_version_id,
    added: words([...added.values()]),
    dropped: words(plan.dropped),
    missing: words(plan.missing),
  }
}
