import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { EyeIcon, Undo2Icon } from '@/components/ui/icons'
import { Timeline } from '@/components/ui/timeline'
import type { Tone } from '@/components/ui/tone'
import type { LicenseDefinition } from '@/lib/licensing/definitions/definition'
import type { DossierEvent, MovedDeadline } from '@/lib/licensing/review/dossier'
import { formatCompact, type Zone } from '@/lib/time'
import { wordsOf, wordsOfMove } from './event-words'

type HistoryPaneProps = {
  events: DossierEvent[]
  moved: MovedDeadline[]
  definition: LicenseDefinition
  reasons: Map<string, string>
  zone: Zone
}

const TONES: Record<string, Tone> = {
  submit: 'info',
  approve_stage: 'success',
  deem_approved: 'success',
  request_revision: 'warning',
  answer_revision: 'info',
  reject: 'danger',
  escalate: 'danger',
  expired: 'warning',
  warn_applicant: 'warning',
  auto_withdraw: 'danger',
  hold: 'neutral',
  send_back: 'warning',
}

/** What the applicant reads of an event's comment: the rest stays among staff. */
const READ_BY_APPLICANT = ['request_revision', 'reject', 'hold']

/** What happened, in words, the latest first. Notes are apart. */
export async function HistoryPane({ events, moved, definition, reasons, zone }: HistoryPaneProps) {
  const [t, locale] = await Promise.all([getTranslations('review'), getLocale()])
  const happened = await Promise.all(
    events
      .filter((event) => event.kind !== 'note')
      .map(async (event) => {
        const { title, detail } = await wordsOf(event, definition, locale)
        const codes = ((event.data ?? {}) as { reason_codes?: string[] }).reason_codes ?? []
        return {
          key: event.id,
          at: event.created_at,
          title: event.undone_at ? <del className="text-ink-soft">{title}</del> : title,
          when: formatCompact(event.created_at, locale, zone),
          tone: event.undone_at ? ('neutral' as const) : TONES[event.kind],
          children: (
            <>
              {event.undone_at && (
                <p className="flex items-center gap-1.5 text-ink-soft">
                  <Undo2Icon size={16} />
                  {t('event.undone')}
                </p>
              )}
              {detail && <p>{detail}</p>}
              {codes.length > 0 && (
                <p className="my-1 flex flex-wrap gap-1">
                  {codes.map((code) => (
                    <Badge key={code} tone="neutral" icon={null}>
                      {reasons.get(code) ?? code}
                    </Badge>
                  ))}
                </p>
              )}
              {event.comment && <p className="whitespace-pre-line break-words">{event.comment}</p>}
              {event.comment && !event.is_internal && READ_BY_APPLICANT.includes(event.kind) && (
                <p className="flex items-center gap-1.5 text-ink-soft">
                  <EyeIcon size={16} />
                  {t('event.applicantReads')}
                </p>
              )}
            </>
          ),
        }
      }),
  )
  const deadlines = await Promise.all(
    moved.map(async (one) => {
      const { title, detail } = await wordsOfMove(one, locale)
      return {
        key: `${one.calendar_change_id}-${one.clock_id}`,
        at: one.created_at,
        title,
        when: formatCompact(one.created_at, locale, zone),
        tone: 'info' as const,
        children: detail && <p>{detail}</p>,
      }
    }),
  )
  const items = [...happened, ...deadlines].toSorted((one, other) => Number(other.at) - Number(one.at))
  return (
    <Card title={t('case.history')}>
      <Timeline items={items} label={t('case.history')} />
    </Card>
  )
}
