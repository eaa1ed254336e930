import { getLocale, getTranslations } from 'next-intl/server'
import { AtSignIcon, LockIcon } from '@/components/ui/icons'
import type { DossierEvent } from '@/lib/licensing/review/dossier'
import { formatCompact, type Zone } from '@/lib/time'

/** What staff told one another about the case, the latest first, and whom they called to it. */
export async function NotesList({ events, zone }: { events: DossierEvent[]; zone: Zone }) {
  const [t, locale] = await Promise.all([getTranslations('review.event'), getLocale()])
  const notes = events.filter((event) => event.kind === 'note')
  return (
    <ul className="grid gap-3">
      {notes.map((note) => {
        const { mentions = [] } = (note.data ?? {}) as { mentions?: { id: string; name: string }[] }
        return (
          <li key={note.id}>
            <p className="flex items-center gap-1.5 text-ink-soft">
              <LockIcon size={16} />
              {note.actor_name ?? t('someone')}, {formatCompact(note.created_at, locale, zone)}
            </p>
            <p className="whitespace-pre-line break-words">{note.comment}</p>
            {mentions.length > 0 && (
              <p className="flex items-start gap-1.5 text-ink-soft">
                <AtSignIcon size={16} className="mt-0.5" />
                {t('mentioned', { names: mentions.map((one) => one.name).join(', ') })}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
