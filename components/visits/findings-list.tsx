import { useTranslations } from 'next-intl'
import { CircleCheckIcon, CircleXIcon, MinusIcon } from '@/components/ui/icons'
import type { Findings, VisitAnswer } from '@/lib/licensing/visits/schema'

const SIGNS: Record<VisitAnswer, { Icon: typeof CircleCheckIcon; tone: string }> = {
  yes: { Icon: CircleCheckIcon, tone: 'text-success' },
  no: { Icon: CircleXIcon, tone: 'text-danger' },
  not_applicable: { Icon: MinusIcon, tone: 'text-ink-soft' },
}

type FindingsListProps = { items: { key: string; label: string }[]; findings: Findings }

/** What was found, thing by thing, with what was noted beside it. Nothing for a visit that was only written down. */
export function FindingsList({ items, findings }: FindingsListProps) {
  const t = useTranslations('visits.answer')
  if (Object.keys(findings).length === 0) return null
  return (
    <ul className="grid gap-2">
      {items.map(({ key, label }) => {
        const finding = findings[key]
        const sign = finding?.answer ? SIGNS[finding.answer] : SIGNS.not_applicable
        return (
          <li key={key} className="flex gap-2">
            <sign.Icon size={18} className={`mt-0.5 ${sign.tone}`} label={t(finding?.answer ?? 'none')} />
            <span className="min-w-0 break-words">
              {label}
              {finding?.note && <span className="block text-ink-soft">{finding.note}</span>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
