import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { VisitBadge } from '@/components/visits/visit-badge'
import { db } from '@/db'
import type { StaffId } from '@/lib/ids'
import type { LicenseDefinition } from '@/lib/licensing/definitions/definition'
import { listCaseVisits } from '@/lib/licensing/visits/queries'
import { formatSlot } from '@/lib/licensing/visits/slot-text'
import { LIVE_STATUSES } from '@/lib/licensing/visits/status'
import { CaseVisit } from './case-visit'
import { findPickerData } from './picker-days'
import { ProposeDialog } from './propose-dialog'
import { RecordDialog } from './record-dialog'

type CaseVisitsProps = {
  application: {
    id: string
    status: string
    stage_kind: string | null
    current_stage_id: string | null
    assignee_id: string | null
  }
  definition: LicenseDefinition
  staff_id: StaffId
}

/** The visits of a case, and what its holder may do about them. Nothing where the case has none and needs none. */
export async function CaseVisits({ application, definition, staff_id }: CaseVisitsProps) {
  const isVisitStage = application.stage_kind === 'visit' && application.current_stage_id !== null
  const visits = await listCaseVisits(db, application.id)
  if (!isVisitStage && visits.length === 0) return null
  const [t, locale] = await Promise.all([getTranslations('visits'), getLocale()])
  const [latest, ...earlier] = visits
  const live = visits.find((visit) => (LIVE_STATUSES as readonly string[]).includes(visit.status))
  const mayOffer = isVisitStage && application.assignee_id === staff_id && application.status === 'in_review'
  const isDone = visits.some(
    (visit) => visit.status === 'completed' && visit.stage_id === application.current_stage_id,
  )
  const data = mayOffer ? await findPickerData(db, staff_id, application.id, live?.id) : undefined
  return (
    <ClientMessages namespaces={['visits', 'validation']}>
      <Card
        title={t('case.title')}
        actions={latest && <VisitBadge status={latest.status} result={latest.result} />}
      >
        <div className="grid gap-4">
          {isVisitStage && !isDone && <Notice>{t('case.needed')}</Notice>}
          {latest ? (
            <CaseVisit visit={latest} definition={definition} staff_id={staff_id} />
          ) : (
            <p className="text-ink-soft">{t('case.none')}</p>
          )}
          {data && application.current_stage_id && (
            <div className="flex flex-wrap gap-2">
              <ProposeDialog
                key={latest ? `${latest.id} ${latest.version}` : 'first'}
                application_id={application.id}
                stage_id={application.current_stage_id}
                data={data}
                isAgain={latest !== undefined}
                isAgreed={live?.status === 'confirmed' || live?.status === 'under_way'}
              />
              {!live && (
                <RecordDialog
                  key={`record ${visits.length}`}
                  application_id={application.id}
                  stage_id={application.current_stage_id}
                />
              )}
            </div>
          )}
          {earlier.length > 0 && (
            <details className="unfold">
              <summary className="cursor-pointer py-2 font-semibold">
                {t('case.earlier', { count: earlier.length })}
              </summary>
              <ul className="grid gap-2">
                {earlier.map((visit) => (
                  <li key={visit.id} className="flex flex-wrap items-center gap-2">
                    <VisitBadge status={visit.status} result={visit.result} />
                    {visit.starts_at && visit.ends_at && (
                      <a href={`/admin/visits/${visit.id}`} className="text-link underline">
                        {formatSlot(
                          { starts_at: visit.starts_at, ends_at: visit.ends_at },
                          locale,
                          visit.time_zone,
                        )}
                      </a>
                    )}
                    {visit.last_word && <span className="text-ink-soft">{visit.last_word}</span>}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      </Card>
    </ClientMessages>
  )
}
