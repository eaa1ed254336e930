import { getLocale, getTranslations } from 'next-intl/server'
import { DeadlineBar } from '@/components/review/deadline-bar'
import { KeyHint } from '@/components/review/key-hint'
import type { Answers } from '@/lib/licensing/applications/answer-values'
import { say } from '@/lib/licensing/definitions/texts'
import { holds } from '@/lib/licensing/definitions/visibility'
import { mayHold } from '@/lib/licensing/process/roles'
import {
  type ApplicationStatus,
  allowedMoves,
  FINAL_STATUSES,
  type MoveActor,
} from '@/lib/licensing/process/status'
import { readDeadline } from '@/lib/licensing/review/deadline'
import type { Dossier } from '@/lib/licensing/review/dossier'
import { barringStage } from '@/lib/licensing/review/separation'
import { addDays, dayOf, formatWeekday } from '@/lib/time'
import { lastDayOf, type WorkingCalendar } from '@/lib/working-days'
import { NextCase } from '../desk/next-case'
import { TakeButton } from '../header/holding'
import { Decisions } from './decisions'
import { ResumeDialogOf } from './resume'
import { StageList } from './stage-list'
import { Standing } from './standing'

type StagePaneProps = {
  dossier: Dossier
  actor: Extract<MoveActor, { kind: 'staff' }>
  reviewers: { id: string; name: string; staff_role: string | null }[]
  calendar: WorkingCalendar
  longestHold: number
  decides: boolean
  next: { id: string; number: string } | undefined
}

/** The stage, until when it is promised, its checklist, and the decision: always in the same corner. */
export async function StagePane(props: StagePaneProps) {
  const { dossier, actor, calendar, longestHold, decides, next } = props
  const [t, locale] = await Promise.all([getTranslations('review'), getLocale()])
  const { application, definition, stages } = dossier
  const status = application.status as ApplicationStatus
  const current = stages.find((stage) => stage.id === application.current_stage_id)
  const nameOf = (key: string | undefined) => {
    const spec = definition.stages.find((one) => one.key === key)
    return spec ? say(spec.name, locale) : (key ?? '')
  }
  const spec = definition.stages.find((stage) => stage.key === current?.key)
  const following = definition.stages[current?.position ?? 0]
  const barring = barringStage(stages, application.current_stage_id, actor.user_id)
  const moves = allowedMoves({ ...application, status, is_barred: barring !== undefined }, actor)
  const isOver = (FINAL_STATUSES as readonly string[]).includes(status)
  const number = definition.certificate.number
  const today = dayOf(new Date())
  const days = status === 'revision_requested' ? current?.applicant_days : current?.working_days
  // Whoever did a stage from which this one is kept apart is not offered.
  const separate = stages
    .filter((one) => current?.separate_from.includes(one.key))
    .map((one) => one.completed_by)
  const colleagues = props.reviewers.filter(
    (one) =>
      one.id !== actor.user_id &&
      !separate.includes(one.id) &&
      mayHold(one.staff_role as typeof actor.role, current?.role ?? null),
  )
  return (
    <section
      aria-label={t('case.decision')}
      className="flex flex-col overflow-hidden rounded-lg border border-line bg-card shadow-soft lg:sticky lg:top-18 lg:max-h-[calc(100dvh-5.5rem)]"
    >
      <div className="grid gap-4 overflow-y-auto p-4 pb-3">
        {current && spec && (
          <div>
            <p className="text-ink-soft">
              {t('case.stageTitle', { position: current.position, total: stages.length })}
              {current.round > 1 && ` · ${t('case.round', { round: current.round })}`}
            </p>
            <h2 className="text-lg font-bold">{say(spec.name, locale)}</h2>
          </div>
        )}
        {application.due_at && !isOver && status !== 'on_hold' && (
          <DeadlineBar
            deadline={readDeadline(application.due_at, new Date(), days ?? 0, calendar)}
            day={formatWeekday(lastDayOf(application.due_at), locale)}
          />
        )}
        <Standing
          application={application}
          events={dossier.events}
          viewerId={actor.user_id}
          mayTake={moves.includes('take')}
          barring={barring && nameOf(barring.key)}
        />
        {spec && current && status === 'in_review' && moves.includes('request_revision') && (
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
                applicant_days: current.applicant_days,
              }}
              moves={moves}
              maySkip={spec.skip !== null && holds(spec.skip.when, application.data as Answers)}
              earlier={stages
                .filter((stage) => stage.position < current.position)
                .map(({ id, key }) => ({ id, name: nameOf(key) }))}
              colleagues={colleagues.map(({ id, name }) => ({ id, name }))}
              holdDays={{ first: addDays(today, 1), last: addDays(today, longestHold) }}
            />
          </div>
        )}
        {moves.includes('resume') && (
          <ResumeDialogOf key={application.version} application_id={application.id} />
        )}
        {moves.includes('take') && (
          <div data-key="t" className="grid">
            <TakeButton
              key={application.version}
              application_id={application.id}
              hint={<KeyHint>t</KeyHint>}
            />
          </div>
        )}
        <StageList definition={definition} stages={stages} />
      </div>
      {decides && <NextCase id={application.id} own={next} />}
    </section>
  )
}
