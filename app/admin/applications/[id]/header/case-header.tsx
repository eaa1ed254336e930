import { getLocale, getTranslations } from 'next-intl/server'
import { CaseStatusBadge, PriorityMark } from '@/components/review/case-badges'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { say } from '@/lib/licensing/definitions/texts'
import { mayHold } from '@/lib/licensing/process/roles'
import { type ApplicationStatus, allowedMoves, type MoveActor } from '@/lib/licensing/process/status'
import type { Dossier } from '@/lib/licensing/review/dossier'
import type { Priority } from '@/lib/licensing/review/schema'
import { formatCompact, type Zone } from '@/lib/time'
import { CaseKeys } from '../desk/case-keys'
import { ReleaseButton } from './holding'
import { AssignDialog, PriorityDialog } from './supervise'

type CaseHeaderProps = {
  dossier: Dossier
  actor: Extract<MoveActor, { kind: 'staff' }>
  reviewers: { id: string; name: string; staff_role: string | null }[]
  zone: Zone
}

/** Which case this is, how it stands and in whose hands it is. */
export async function CaseHeader({ dossier, actor, reviewers, zone }: CaseHeaderProps) {
  const [t, locale] = await Promise.all([getTranslations('review'), getLocale()])
  const { application, definition, license } = dossier
  const status = application.status as ApplicationStatus
  const moves = allowedMoves({ ...application, status }, actor)
  const stage = dossier.stages.find((one) => one.id === application.current_stage_id)
  const holder =
    application.assignee_id === actor.user_id
      ? t('case.heldByYou')
      : application.holder_name
        ? t('case.heldBy', { name: application.holder_name })
        : t('case.heldByNobody')
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/admin/queue', label: t('case.crumb') }, { label: application.number }]}
        title={application.number}
        badge={
          <>
            <CaseStatusBadge status={status} />
            {(application.kind === 'renewal' || application.kind === 'amendment') && (
              <Badge tone="info" icon={null}>
                {t(`kind.${application.kind}`)}
              </Badge>
            )}
          </>
        }
        lead={
          <>
            <b className="text-ink">{application.trade_name}</b> · {say(definition.name, locale)}
            {application.submitted_at &&
              ` · ${t('case.submitted', { when: formatCompact(application.submitted_at, locale, zone) })}`}
            {application.priority_reason && (
              <span className="block">
                {t('case.priorityBecause', { reason: application.priority_reason })}
              </span>
            )}
          </>
        }
        actions={
          <div key={application.version} className="flex flex-wrap items-center gap-2">
            <PriorityMark priority={application.priority as Priority} />
            <span className="text-ink-soft">· {holder}</span>
            {moves.includes('release') && <ReleaseButton application_id={application.id} />}
            {moves.includes('assign') && (
              <AssignDialog
                application_id={application.id}
                reviewers={reviewers.filter(
                  (one) =>
                    one.id !== application.assignee_id &&
                    mayHold(one.staff_role as typeof actor.role, stage?.role ?? null),
                )}
              />
            )}
            {moves.includes('set_priority') && (
              <PriorityDialog application_id={application.id} priority={application.priority as Priority} />
            )}
            <CaseKeys />
          </div>
        }
      />
      {license && (
        <Notice tone="success" className="mb-4" title={t('case.licenseIssued', { number: license.number })}>
          <span className="flex flex-wrap gap-x-4">
            <TextLink href={`/verify/${license.verification_code}`}>{t('case.verifyLink')}</TextLink>
            <TextLink plain href={`/verify/${license.verification_code}/certificate`}>
              {t('case.certificate')}
            </TextLink>
          </span>
        </Notice>
      )}
    </>
  )
}
