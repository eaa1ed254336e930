import { getLocale, getTranslations } from 'next-intl/server'
import { DeadlineBar } from '@/components/review/deadline-bar'
import { Notice } from '@/components/ui/notice'
import { say } from '@/lib/licensing/definitions/texts'
import {
  type ApplicationStatus,
  allowedMoves,
  FINAL_STATUSES,
  type MoveActor,
} from '@/lib/licensing/process/status'
import { readDeadline } from '@/lib/licensing/review/deadline'
import type { Dossier } from '@/lib/licensing/review/dossier'
import { formatWeekday } from '@/lib/time'
import { lastDayOf, type WorkingCalendar } from '@/lib/working-days'
import { Decisions } from './decisions'
import { TakeButton } from './holding'
import { NextCase } from './next-case'
import { StageList } from './stage-list'

type StagePaneProps = {
  dossier: Dossier
  actor: Extract<MoveActor, { kind: 'staff' }>
  calendar: WorkingCalendar
  revisionDays: number
  decides: boolean
}

/** The stage, until when it is promised, its checklist, and the decision: always in the same corner. */
export async function StagePane({ dossier, actor, calendar, revisionDays, decides }: StagePaneProps) {
  const [t, locale] = await Promise.all([getTranslations('review'), getLocale()])
  const { application, definition, stages } = dossier
  const status = application.status as ApplicationStatus
  const current = stages.find((stage) => stage.id === application.current_stage_id)
  const spec = definition.stages.find((stage) => stage.key === current?.key)
  const following = definition.stages[current?.position ?? 0]
  const moves = allowedMoves({ ...application, status }, actor)
  const isOver = (FINAL_STATUSES as readonly string[]).includes(status)
  const number = definition.certificate.number
  return (
    <section
      aria-label={t('case.decision')}
      className="flex flex-col overflow-hidden rounded-lg border border-line bg-card shadow-soft xl:sticky xl:top-18 xl:max-h-[calc(100dvh-5.5rem)]"
    >
      <div className="grid gap-4 overflow-y-auto p-4 pb-2">
        {current && spec && (
          <div>
            <p className="text-ink-soft">
              {t('case.stageTitle', { position: current.position, total: stages.length })}
            </p>
            <h2 className="text-lg font-bold">{say(spec.name, locale)}</h2>
          </div>
        )}
        {application.due_at && !isOver && (
          <DeadlineBar
            deadline={readDeadline(
              application.due_at,
              new Date(),
              status === 'revision_requested' ? revisionDays : (current?.working_days ?? 0),
              calendar,
            )}
            day={formatWeekday(lastDayOf(application.due_at), locale)}
          />
        )}
        <Standing dossier={dossier} viewerId={actor.user_id} mayTake={moves.includes('take')} />
        {spec && current && moves.includes('approve_stage') && (
          <div>
            <Decisions
              key={application.version}
              stage={{
                application_id: application.id,
                stage_id: current.id,
                name: say(spec.name, locale),
                checklist: spec.checklist.map((item) => ({ key: item.key, label: say(item.label, locale) })),
                next: following ? say(following.name, locale) : null,
                number:
                  number.source === 'authority'
                    ? { example: number.example, help: say(number.help, locale) }
                    : null,
              }}
              revisionDays={revisionDays}
              mayEscalate={moves.includes('escalate') && actor.role === 'reviewer'}
            />
          </div>
        )}
        {moves.includes('take') && <TakeButton key={application.version} application_id={application.id} />}
        <StageList definition={definition} stages={stages} />
      </div>
      {decides && <NextCase />}
    </section>
  )
}

type StandingProps = { dossier: Dossier; viewerId: string; mayTake: boolean }

/** Why one may only read, where that is so. */
async function Standing({ dossier, viewerId, mayTake }: StandingProps) {
  const [t, locale] = await Promise.all([getTranslations('review'), getLocale()])
  const { application } = dossier
  const status = application.status as ApplicationStatus
  if ((FINAL_STATUSES as readonly string[]).includes(status))
    return <Notice tone="neutral">{t('case.decided', { status: t(`status.${status}`) })}</Notice>
  if (status === 'revision_requested' && application.due_at) {
    const day = formatWeekday(lastDayOf(application.due_at), locale)
    return <Notice tone="warning">{t('case.waiting', { day })}</Notice>
  }
  if (application.assignee_id === viewerId) return null
  if (application.holder_name)
    return <Notice tone="neutral">{t('case.readOnlyHeld', { name: application.holder_name })}</Notice>
  if (mayTake) return <Notice>{t('case.readOnly')}</Notice>
  const role = application.stage_role === 'supervisor' ? 'supervisor' : 'reviewer'
  return <Notice tone="neutral">{t('case.notYours', { role: t(`role.${role}`) })}</Notice>
}
