import { useLocale, useTranslations } from 'next-intl'
import { CircleCheckIcon, ExternalLinkIcon } from '@/components/ui/icons'
import { say } from '@/lib/licensing/definitions/texts'
import type { CompanionNote } from '@/lib/licensing/finder/companions'
import type { Plan } from '@/lib/licensing/finder/plan'
import { useFacts, useNames } from './plan-card'

/** What follows without an application here: by itself with a licence, or straight from the authority. */
export function CompanionList({ plan, how }: { plan: Plan; how: 'automatic' | 'elsewhere' }) {
  const t = useTranslations('finder.companions')
  const notes = plan.companions.filter((note) => note.companion.how === how)
  const license = useNames(plan, [...new Set(notes.map((note) => note.of))])
  if (notes.length === 0) return null
  return (
    <section className="rounded-lg border border-line bg-card p-5 print:break-inside-avoid">
      <h3 className="text-lg font-bold">{t(how, { license })}</h3>
      <p className="text-ink-soft">{t(`${how}Text`)}</p>
      <ul className="mt-3 grid gap-4">
        {notes.map((note) => (
          <CompanionLine key={`${note.of}.${note.companion.key}`} note={note} />
        ))}
      </ul>
    </section>
  )
}

function CompanionLine({ note }: { note: CompanionNote }) {
  const t = useTranslations('finder.companions')
  const locale = useLocale()
  const { companion, because_of } = note
  const facts = useFacts(note)
  const [Icon, tone] =
    companion.how === 'automatic'
      ? [CircleCheckIcon, 'text-success' as const]
      : [ExternalLinkIcon, 'text-info' as const]
  return (
    <li className="flex gap-3">
      <Icon className={`mt-0.5 shrink-0 ${tone}`} />
      <div className="min-w-0">
        <p className="font-semibold">{say(companion.name, locale)}</p>
        <p>{say(companion.summary, locale)}</p>
        {facts !== '' && <p className="font-medium">{t('maybe', { facts })}</p>}
        <p className="text-sm text-ink-soft">
          {[
            say(companion.authority, locale),
            companion.legal_basis && say(companion.legal_basis, locale),
            companion.risks.length > 0 && because_of.map((activity) => activity.title).join(', '),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
    </li>
  )
}
