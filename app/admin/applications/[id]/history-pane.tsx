import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { LockIcon } from '@/components/ui/icons'
import { Timeline } from '@/components/ui/timeline'
import type { Tone } from '@/components/ui/tone'
import type { LicenseDefinition } from '@/lib/licensing/definitions/definition'
import { say } from '@/lib/licensing/definitions/texts'
import type { DossierEvent } from '@/lib/licensing/review/dossier'
import { formatCompact, type Zone } from '@/lib/time'

type HistoryPaneProps = { events: DossierEvent[]; definition: LicenseDefinition; zone: Zone }

const TONES: Record<string, Tone> = {
  submit: 'info',
  approve_stage: 'success',
  request_revision: 'warning',
  answer_revision: 'info',
  reject: 'danger',
  escalate: 'danger',
  expired: 'warning',
}

/** What happened, in words, the latest first. Notes are apart. */
export async function HistoryPane({ events, definition, zone }: HistoryPaneProps) {
  const [t, locale] = await Promise.all([getTranslations('review'), getLocale()])
  const items = await Promise.all(
    events
      .filter((event) => event.kind !== 'note')
      .map(async (event) => ({
        key: event.id,
        title: await wordsOf(event, definition, locale),
        when: formatCompact(event.created_at, locale, zone),
        tone: TONES[event.kind],
        children: event.comment && <p className="whitespace-pre-line">{event.comment}</p>,
      })),
  )
  return (
    <Card title={t('case.history')}>
      <Timeline items={items} label={t('case.history')} />
    </Card>
  )
}

/** What staff told one another about the case, the latest first. */
export async function NotesList({ events, zone }: { events: DossierEvent[]; zone: Zone }) {
  const [t, locale] = await Promise.all([getTranslations('review.event'), getLocale()])
  const notes = events.filter((event) => event.kind === 'note')
  return (
    <ul className="grid gap-3">
      {notes.map((note) => (
        <li key={note.id}>
          <p className="flex items-center gap-1.5 text-ink-soft">
            <LockIcon size={16} />
            {note.actor_name ?? t('someone')}, {formatCompact(note.created_at, locale, zone)}
          </p>
          <p className="whitespace-pre-line break-words">{note.comment}</p>
        </li>
      ))}
    </ul>
  )
}

async function wordsOf(event: DossierEvent, definition: LicenseDefinition, locale: string): Promise<string> {
  const t = await getTranslations('review')
  const data = (event.data ?? {}) as Record<string, unknown>
  const text = (key: string) => String(data[key] ?? '')
  const actor = event.actor_name ?? t(event.actor_kind === 'system' ? 'event.system' : 'event.someone')
  switch (event.kind) {
    case 'approve_stage': {
      if (data.license_number) return t('event.issued', { actor, number: text('license_number') })
      const stage = definition.stages.find((one) => one.key === (data.stage_key ?? event.stage_key))
      return t('event.approve_stage', { actor, stage: stage ? say(stage.name, locale) : '' })
    }
    case 'assign':
      return t('event.assign', { actor, assignee: text('assignee_name') })
    case 'set_priority': {
      const priority = (['urgent', 'high', 'normal', 'low'] as const).find((one) => one === data.priority)
      return t('event.set_priority', { actor, priority: priority ? t(`priority.${priority}`) : '' })
    }
    case 'request_revision':
      return t('event.request_revision', { actor, count: Number(data.items ?? 0) })
    case 'start':
    case 'submit':
    case 'take':
    case 'release':
    case 'answer_revision':
    case 'reject':
    case 'escalate':
    case 'withdraw':
    case 'expired':
      return t(`event.${event.kind}`, { actor })
    default:
      return t('event.other', { actor, kind: event.kind })
  }
}
