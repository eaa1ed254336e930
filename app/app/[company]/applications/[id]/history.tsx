import { useLocale, useTranslations } from 'next-intl'
import { Timeline, type TimelineItem } from '@/components/ui/timeline'
import type { Tone } from '@/components/ui/tone'
import type { ApplicationDetail } from '@/lib/licensing/applications/queries'
import { type Moment, momentsOf } from '@/lib/licensing/applications/timeline'
import { say } from '@/lib/licensing/definitions/texts'
import { formatInstant, type Zone } from '@/lib/time'

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
}

/** What happened to the application and what is still to come, in plain words. */
export function History({ application, zone }: { application: ApplicationDetail; zone: Zone }) {
  const t = useTranslations('licensing.history')
  const locale = useLocale()
  const stageName = (key: string) => {
    const spec = application.definition.stages.find((stage) => stage.key === key)
    return spec ? say(spec.name, locale) : key
  }
  const items = momentsOf(application).map((moment, index): TimelineItem => {
    const stage = 'stage' in moment ? stageName(moment.stage.key) : ''
    const comment = 'comment' in moment ? moment.comment : null
    const isWaiting = moment.kind === 'stage_now' && application.status === 'revision_requested'
    return {
      key: `${moment.kind}-${index}`,
      title: t(isWaiting ? 'stage_waits' : moment.kind, {
        stage,
        by: ('by' in moment && moment.by) || t('someone'),
      }),
      tone: isWaiting ? 'warning' : TONES[moment.kind],
      current: moment.kind === 'stage_now',
      when: 'at' in moment && moment.at ? formatInstant(moment.at, locale, zone) : undefined,
      children: comment && <p className="whitespace-pre-line">{comment}</p>,
    }
  })
  return <Timeline label={t('title')} items={items} />
}
