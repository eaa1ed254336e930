import { useLocale, useTranslations } from 'next-intl'
import { Timeline, type TimelineItem } from '@/components/ui/timeline'
import type { Tone } from '@/components/ui/tone'
import { visitEventFacts, visitKindOf } from '@/components/visits/event-words'
import type { ApplicationDetail } from '@/lib/licensing/applications/queries'
import { type Moment, momentsOf } from '@/lib/licensing/applications/timeline'
import { say } from '@/lib/licensing/definitions/texts'
import { formatDay, formatInstant, type Zone } from '@/lib/time'

const TONES: Record<Moment['kind'], Tone> = {
  started: 'neutral',
  submit: 'primary',
  answer_revision: 'primary',
  request_revision: 'warning',
  stage_done: 'success',
  issued: 'success',
  stage_now: 'info',
  stage_next: 'neutral',
  reject: 'danger',
  withdraw: 'neutral',
  hold: 'warning',
  resume: 'primary',
  send_back: 'warning',
  skip_stage: 'neutral',
  escalate: 'warning',
  deem_approved: 'success',
  remind_applicant: 'neutral',
  warn_applicant: 'warning',
  auto_withdraw: 'neutral',
  visit: 'info',
}

/** What happened to the application and what is still to come, in plain words. */
export function History({ application, zone }: { application: ApplicationDetail; zone: Zone }) {
  const t = useTranslations('licensing.history')
  const visitTitle = useVisitTitle()
  const locale = useLocale()
  const stageName = (key: string) => {
    const spec = application.definition.stages.find((stage) => stage.key === key)
    return spec ? say(spec.name, locale) : key
  }
  const items = momentsOf(application).map((moment, index): TimelineItem => {
    const stage = 'stage' in moment ? stageName(moment.stage.key) : ''
    const isWaiting = moment.kind === 'stage_now' && application.status === 'revision_requested'
    const isHeld = moment.kind === 'stage_now' && application.status === 'on_hold'
    const isOpenHold = moment.kind === 'hold' && moment.day === null
    return {
      key: `${moment.kind}-${index}`,
      title:
        moment.kind === 'visit'
          ? visitTitle(moment)
          : t(isWaiting ? 'stage_waits' : isHeld ? 'stage_held' : isOpenHold ? 'holdOnly' : moment.kind, {
              stage,
              by: ('by' in moment && moment.by) || t('someone'),
              day: moment.kind === 'hold' && moment.day ? formatDay(moment.day, locale) : '',
            }),
      tone: isWaiting || isHeld ? 'warning' : TONES[moment.kind],
      current: moment.kind === 'stage_now',
      when: 'at' in moment && moment.at ? formatInstant(moment.at, locale, zone) : undefined,
      children: <Details moment={moment} zone={zone} />,
    }
  })
  return <Timeline label={t('title')} items={items} />
}

/** A visit's event in words; staff act as the office. */
function useVisitTitle() {
  const t = useTranslations('visits')
  const locale = useLocale()
  return (moment: Extract<Moment, { kind: 'visit' }>): string => {
    const kind = visitKindOf(moment.event)
    if (!kind) return t('case.title')
    const { when, result } = visitEventFacts(moment.data, locale)
    const actor = moment.by ?? t('event.office')
    return t(`event.${kind}`, { actor, when, result: result ? t(`result.${result}`) : '' })
  }
}

/** What was said with it, the rule it rests on, or what follows. */
function Details({ moment, zone }: { moment: Moment; zone: Zone }) {
  const t = useTranslations('licensing.history')
  const locale = useLocale()
  if (moment.kind === 'deem_approved')
    return moment.legal_ground && <p>{t('ground', { ground: say(moment.legal_ground, locale) })}</p>
  if (moment.kind === 'warn_applicant')
    return moment.instant && <p>{t('warnText', { at: formatInstant(moment.instant, locale, zone) })}</p>
  const comment = 'comment' in moment ? moment.comment : null
  return comment && <p className="whitespace-pre-line">{comment}</p>
}
