import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { StatusBadge } from '@/components/licensing/status-badge'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { StepTrack } from '@/components/ui/progress'
import { db } from '@/db'
import type { GrantedMember } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { findApplicationInvoice } from '@/lib/billing/application-fees'
import { getShownSettings } from '@/lib/config/queries'
import { listDocuments } from '@/lib/documents/queries'
import { newId } from '@/lib/ids'
import { clocksOf, listClocks } from '@/lib/licensing/applications/clocks'
import { trackOf } from '@/lib/licensing/applications/progress'
import type { ApplicationDetail } from '@/lib/licensing/applications/queries'
import { mergeRevision, revisionScope } from '@/lib/licensing/applications/revision-scope'
import { countSentVersions } from '@/lib/licensing/applications/sent-versions'
import { say } from '@/lib/licensing/definitions/texts'
import { isAllowed } from '@/lib/licensing/process/status'
import { getWorkingCalendar } from '@/lib/reference/queries'
import { ApplicationVisit } from '../../visits/application-visit'
import { byKey } from './attached'
import { ClockCard } from './clock-card'
import { Contents } from './contents'
import { FeeInvoice } from './fee-notice'
import { RevisionForm } from './form/revision-form'
import { History } from './history'
import { NowCard } from './now-card'
import { WithdrawDialog } from './withdraw-dialog'

interface StatusViewProps {
  application: ApplicationDetail
  member: GrantedMember
  /** What was just done, to be confirmed once. */
  sent: string
}

/** An application that was sent: what to put right, where it stands, what happened, what was sent. */
export async function StatusView({ application, member, sent }: StatusViewProps) {
  const { company, role, user } = member
  const revision = application.revisions.find((one) => one.answered_at === null)
  const mayAnswer =
    revision !== undefined && application.status === 'revision_requested' && can(role, 'application.edit')
  const [calendar, clockRows, versions, library, settings, invoice, t, locale] = await Promise.all([
    getWorkingCalendar(db),
    listClocks(db, company.id, application.id),
    countSentVersions(db, company.id, application.id),
    mayAnswer ? listDocuments(db, company.id) : [],
    getShownSettings(db),
    findApplicationInvoice(db, company.id, application.id),
    getTranslations('licensing'),
    getLocale(),
  ])
  const { definition, status } = application
  const path = `/app/${company.slug}`
  const active = application.stages.find((stage) => stage.status === 'active')
  const clocks = active && clocksOf(clockRows, active, calendar, new Date())
  const intention = {
    company: company.slug,
    application_id: application.id,
    transaction_id: newId(),
  }
  const row = { status, assignee_id: null, stage_role: null }
  const mayWithdraw = isAllowed(row, { kind: 'applicant', role }, 'withdraw')

  return (
    <ClientMessages namespaces={['licensing', 'validation', 'documents', 'reference']}>
      <PageHeader
        title={say(definition.name, locale)}
        lead={subjectOf(application)}
        badge={<StatusBadge status={status} stage_kind={application.stage_kind} />}
        crumbs={[{ label: t('list.title'), href: `${path}/applications` }, { label: application.number }]}
      />
      <div className="grid gap-6">
        {(sent === 'sent' || sent === 'answered') && status !== 'revision_requested' && (
          <Notice tone="success" live="status" title={t(`just.${sent}`)}>
            {t('just.mail')}
          </Notice>
        )}
        <div className="rounded-lg border border-line bg-card p-5 shadow-soft">
          <StepTrack
            label={t('track.label')}
            steps={trackOf({ ...application, license_status: application.license_status }).map(
              ({ point, state }) => ({ label: t(`track.${point}`), state }),
            )}
          />
        </div>
        <ApplicationVisit application={application} member={member} />
        {mayAnswer ? (
          <RevisionForm
            company={company.slug}
            application_id={application.id}
            revision={{
              id: revision.id,
              version: revision.version,
              message: revision.message,
              items: revision.items,
              due_at: revision.due_at,
            }}
            form={{ sections: definition.sections, documents: definition.documents }}
            {...begunRevision(application, revision)}
            files={application.documents}
            library={library}
            maxMb={settings['documents.max_upload_mb']}
            zone={user.time_zone}
            transaction_id={newId()}
          />
        ) : (
          <NowCard application={application} path={path} calendar={calendar} />
        )}
        {clocks && <ClockCard clocks={clocks} />}
        {invoice && <FeeInvoice invoice={invoice} path={path} mayPay={can(role, 'billing.manage')} />}
        <Card title={t('history.title')}>
          <History application={application} zone={user.time_zone} />
        </Card>
        <Contents application={application} />
        {versions > 0 && (
          <TextLink href={`${path}/applications/${application.id}/versions`} className="justify-self-start">
            {versions > 1 ? t('versions.link', { count: versions }) : t('versions.linkOne')}
          </TextLink>
        )}
        {mayWithdraw && (
          <div className="border-t border-line pt-5">
            <WithdrawDialog intention={intention} />
          </div>
        )}
      </div>
    </ClientMessages>
  )
}

/** Answers and documents as far as they have been put right. */
function begunRevision(application: ApplicationDetail, revision: ApplicationDetail['revisions'][number]) {
  const attached = byKey(application.documents)
  const before = {
    answers: application.answers,
    documents: Object.fromEntries(
      Object.entries(attached).map(([key, list]) => [key, list.map((document) => document.id)]),
    ),
  }
  const scope = revisionScope(application.definition, revision.items)
  return mergeRevision(application.definition, before, revision.draft, scope)
}

/** Which of several applications of its type this one is. */
function subjectOf({ definition, answers }: ApplicationDetail): string | undefined {
  const subject = definition.subject === null ? undefined : answers[definition.subject]
  return typeof subject === 'string' ? subject : undefined
}
