import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { VisitBadge } from '@/components/visits/visit-badge'
import type { OwnerVisit } from '@/lib/licensing/visits/owner-queries'
import { formatSlot } from '@/lib/licensing/visits/slot-text'
import { allowedVisitMoves, NOTICE_HOURS } from '@/lib/licensing/visits/status'
import { formatInstant } from '@/lib/time'
import { ChangeButtons } from './change-buttons'
import { ChooseForm } from './choose-form'

interface VisitCardProps {
  visit: OwnerVisit
  company: string
  /** What will be looked at. */
  items: { key: string; label: string }[]
  mayArrange: boolean
  phone: string
  now: Date
}

/** What there is to do or to know about the visit now. */
export function VisitCard({ visit, company, items, mayArrange, phone, now }: VisitCardProps) {
  const t = useTranslations('visits.owner')
  const locale = useLocale()
  const { time_zone, status, starts_at, ends_at } = visit
  const moves = mayArrange ? allowedVisitMoves(visit, 'applicant', now) : []
  const change = moves.includes('ask_other_times') && (
    <ChangeButtons company={company} visit_id={visit.id} mayCancel={status === 'confirmed'} />
  )
  if (status === 'proposed') {
    const last = visit.slots.at(-1)
    return (
      <Card title={t('chooseTitle')} lead={t('chooseLead')} className="border-primary">
        <div className="grid gap-5">
          {visit.message && <p className="whitespace-pre-line break-words">{visit.message}</p>}
          {last ? (
            <p className="font-semibold">
              {t('answerBy', { when: formatInstant(last.starts_at, locale, time_zone) })}
            </p>
          ) : (
            <Notice tone="warning">{t('noneLeft')}</Notice>
          )}
          {last && moves.includes('choose') && (
            <ChooseForm
              company={company}
              visit_id={visit.id}
              address={visit.address}
              address_note={visit.address_note ?? ''}
              slots={visit.slots.map((slot) => ({ id: slot.id, label: formatSlot(slot, locale, time_zone) }))}
            />
          )}
          {change}
          <Preparation items={items} />
        </div>
      </Card>
    )
  }
  if (status === 'confirmed' && starts_at && ends_at) {
    const until = new Date(starts_at.getTime() - NOTICE_HOURS * 3_600_000)
    return (
      <Card
        title={t('confirmedTitle', { when: formatSlot({ starts_at, ends_at }, locale, time_zone) })}
        actions={<VisitBadge status={status} result={null} />}
        className="border-primary"
      >
        <div className="grid gap-4">
          <DescriptionList
            items={[
              {
                term: t('place'),
                detail: [visit.address, visit.address_note].filter(Boolean).join(' · '),
              },
              { term: t('inspector'), detail: visit.inspector_name },
            ]}
          />
          <Preparation items={items} />
          <p className="text-ink-soft">
            {until > now
              ? t('changeUntil', { when: formatInstant(until, locale, time_zone) })
              : t('tooLate', { phone })}
          </p>
          {change}
        </div>
      </Card>
    )
  }
  const words = WORDS[status as keyof typeof WORDS]
  if (!words) return null
  return (
    <Notice tone={words.tone} title={t(words.title)} className="rounded-lg p-5">
      <p>{t(words.text)}</p>
    </Notice>
  )
}

const WORDS = {
  reschedule_requested: { tone: 'info', title: 'waitTitle', text: 'waitText' },
  under_way: { tone: 'info', title: 'underWayTitle', text: 'underWayText' },
  missed: { tone: 'warning', title: 'missedTitle', text: 'missedText' },
  cancelled: { tone: 'neutral', title: 'cancelledTitle', text: 'cancelledText' },
} as const

function Preparation({ items }: { items: { key: string; label: string }[] }) {
  const t = useTranslations('visits.owner')
  return (
    <div>
      <h3 className="font-semibold">{t('prepare')}</h3>
      <p className="text-ink-soft">{t('prepareText')}</p>
      <ul className="mt-1 list-disc ps-5">
        {items.map((item) => (
          <li key={item.key}>{item.label}</li>
        ))}
      </ul>
    </div>
  )
}
