import { getTranslations } from 'next-intl/server'
import { type VisitEventKind, visitEventFacts, visitKindOf } from '@/components/visits/event-words'
import type { LicenseDefinition } from '@/lib/licensing/definitions/definition'
import { say } from '@/lib/licensing/definitions/texts'
import type { DossierEvent, MovedDeadline } from '@/lib/licensing/review/dossier'
import { dayOf, formatDay, formatWeekday } from '@/lib/time'
import { lastDayOf } from '@/lib/working-days'

/** What an event says in a line, and what belongs to it: a legal ground, a day, who was told. */
export type EventWords = { title: string; detail?: string | undefined }

const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const

/** The kinds whose sentence needs only who did it. */
const PLAIN = [
  'start',
  'submit',
  'take',
  'release',
  'answer_revision',
  'reject',
  'withdraw',
  'expired',
  'auto_withdraw',
  'remind_applicant',
  'remind_office',
] as const

/** An event in words. */
export async function wordsOf(
  event: DossierEvent,
  definition: LicenseDefinition,
  locale: string,
): Promise<EventWords> {
  const t = await getTranslations('review')
  const data = (event.data ?? {}) as Record<string, unknown>
  const text = (key: string) => (typeof data[key] === 'string' ? data[key] : '')
  const actor = event.actor_name ?? t(event.actor_kind === 'system' ? 'event.system' : 'event.someone')
  const stageOf = (key: string) => {
    const stage = definition.stages.find((one) => one.key === key)
    return stage ? say(stage.name, locale) : key
  }
  const stage = stageOf(text('stage_key') || (event.stage_key ?? ''))
  // Whoever was away: their cases went to the cover or became free by themselves.
  if (text('away_name')) {
    const values = { name: text('away_name'), assignee: text('assignee_name') }
    return { title: t(values.assignee ? 'event.covered' : 'event.freed', values) }
  }
  const plain = PLAIN.find((kind) => kind === event.kind)
  if (plain) return { title: t(`event.${plain}`, { actor }) }
  const visit = visitKindOf(event.kind)
  if (visit) return wordsOfVisit(visit, event.data, actor, locale)
  switch (event.kind) {
    case 'approve_stage':
      return {
        title: text('license_number')
          ? t('event.issued', { actor, number: text('license_number') })
          : t('event.approve_stage', { actor, stage }),
      }
    case 'assign':
      if (data.by_rule === true)
        return { title: t('event.assignedAutomatically', { assignee: text('assignee_name') }) }
      return text('assignee_name')
        ? { title: t('event.assign', { actor, assignee: text('assignee_name') }) }
        : { title: t('event.assignedByRule') }
    case 'hand_over':
      return { title: t('event.hand_over', { actor, assignee: text('assignee_name') }) }
    case 'set_priority': {
      const priority = PRIORITIES.find((one) => one === data.priority)
      return {
        title: t('event.set_priority', { actor, priority: priority ? t(`priority.${priority}`) : '' }),
      }
    }
    case 'request_revision':
      return { title: t('event.request_revision', { actor, count: Number(data.items ?? 0) }) }
    case 'escalate':
      return data.reason === 'deadline'
        ? { title: t('event.escalatedByClock', { stage }) }
        : { title: t('event.escalate', { actor }) }
    case 'deem_approved': {
      const ground = data.legal_ground as { id: string; en: string } | undefined
      return {
        title: t('event.deem_approved', { stage }),
        detail: ground && t('event.legalGround', { ground: say(ground, locale) }),
      }
    }
    case 'skip_stage':
      return { title: t(data.by_rule ? 'event.skippedByRule' : 'event.skip_stage', { actor, stage }) }
    case 'send_back':
      return { title: t('event.send_back', { actor, stage: stageOf(text('to_stage_key')) }) }
    case 'hold': {
      const until = text('until')
      return { title: t('event.hold', { actor, day: until ? formatDay(until, locale) : '' }) }
    }
    case 'resume':
      return { title: t(data.by_clock ? 'event.resumedByClock' : 'event.resume', { actor }) }
    case 'undo': {
      const kind = `move.${text('kind')}`
      return {
        title: t('event.undo', { actor, move: t.has(kind as 'move.reject') ? t(kind as 'move.reject') : '' }),
      }
    }
    case 'warn_applicant': {
      const at = text('withdrawn_at')
      return {
        title: t('event.warn_applicant', { day: at ? formatDay(lastDayOf(new Date(at)), locale) : '' }),
      }
    }
    default:
      return { title: t('event.other', { actor, kind: event.kind }) }
  }
}

async function wordsOfVisit(
  kind: VisitEventKind,
  data: unknown,
  actor: string,
  locale: string,
): Promise<EventWords> {
  const t = await getTranslations('visits')
  const { when, result } = visitEventFacts(data, locale)
  return { title: t(`event.${kind}`, { actor, when, result: result ? t(`result.${result}`) : '' }) }
}

/** A deadline that a change of the calendar moved. */
export async function wordsOfMove(moved: MovedDeadline, locale: string): Promise<EventWords> {
  const t = await getTranslations('review.event')
  const side = moved.side === 'applicant' ? 'deadlineMovedApplicant' : 'deadlineMoved'
  const day = (at: Date) => formatWeekday(moved.side === 'hold' ? dayOf(at) : lastDayOf(at), locale)
  return {
    title: t(side, { from: day(moved.old_due_at), to: day(moved.new_due_at) }),
    detail: moved.reason,
  }
}
