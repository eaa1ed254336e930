import { useLocale, useTranslations } from 'next-intl'
import {
  BanIcon,
  CheckIcon,
  CreditCardIcon,
  MailIcon,
  ReceiptIcon,
  RefreshCwIcon,
} from '@/components/ui/icons'
import { TextLink } from '@/components/ui/link'
import { Timeline, type TimelineItem } from '@/components/ui/timeline'
import type { Tone } from '@/components/ui/tone'
import { methodName } from '@/lib/billing/payments/method'
import type { TimelineEntry, TimelineKind } from '@/lib/billing/subscriptions/timeline'
import { formatRupiah } from '@/lib/money'
import { formatDay, formatInstant, type Zone } from '@/lib/time'

const TONES: Record<TimelineKind, Tone> = {
  event: 'primary',
  invoice: 'neutral',
  invoice_void: 'neutral',
  payment: 'success',
  payment_failed: 'danger',
  credit_note: 'info',
  refund: 'info',
  mail: 'neutral',
}
const EVENT_TONES: Record<string, Tone> = {
  past_due: 'warning',
  restricted: 'danger',
  expired: 'danger',
  rewound: 'danger',
  healed: 'success',
}
const ICONS: Partial<Record<TimelineKind, typeof MailIcon>> = {
  event: RefreshCwIcon,
  invoice: ReceiptIcon,
  invoice_void: BanIcon,
  payment: CheckIcon,
  credit_note: ReceiptIcon,
  refund: CreditCardIcon,
  mail: MailIcon,
}

/** What happened between a company and its billing, in words, newest first. `invoiceHref` leads to an invoice by its number. */
export function BillingTimeline({
  rows,
  zone,
  invoiceHref,
}: {
  rows: TimelineEntry[]
  zone: Zone
  invoiceHref: (number: string) => string
}) {
  const t = useTranslations('dunning.timeline')
  const title = useTitle()
  const about = useAbout()
  const locale = useLocale()
  const items = rows.map((row): TimelineItem => {
    const Icon = row.what === 'event' && row.kind && row.kind in EVENT_TONES ? undefined : ICONS[row.what]
    const isPaper = row.what !== 'credit_note' && row.number !== null
    return {
      key: `${row.what} ${row.id}`,
      title: title(row),
      when: [formatInstant(row.at, locale, zone), about(row)].filter(Boolean).join(' · '),
      tone: (row.what === 'event' && EVENT_TONES[row.kind ?? '']) || TONES[row.what],
      icon: Icon && <Icon size={18} />,
      children:
        isPaper && row.what !== 'mail' && row.number ? (
          <TextLink href={invoiceHref(row.number)}>{t('open', { number: row.number })}</TextLink>
        ) : undefined,
    }
  })
  return <Timeline label={t('label')} items={items} />
}

function useTitle() {
  const t = useTranslations('dunning.timeline')
  const mails = useTranslations('email.template')
  const locale = useLocale()
  return (row: TimelineEntry): string => {
    const amount = row.amount === null ? '' : formatRupiah(row.amount)
    const number = row.number ?? ''
    switch (row.what) {
      case 'event': {
        const day = dayIn(row.data)
        return t(`event.${row.kind as 'chosen'}`, {
          plan: (locale === 'en' ? row.plan_name_en : row.plan_name_id) ?? '',
          day: day ? formatDay(day, locale) : 'none',
          code: typeof row.data?.code === 'string' ? row.data.code : '',
          addon: row.data?.addon_id ? 'yes' : 'no',
          moved: typeof row.data?.moved_days === 'number' ? row.data.moved_days : 0,
        })
      }
      case 'payment':
        return t('payment', { amount, method: methodName(row.detail, locale) || 'none' })
      case 'mail':
        return t('mail', { subject: mails(row.kind as 'invoice') })
      default:
        return t(row.what, { amount, number })
    }
  }
}

/** Who did it, to whom it went, or why. */
function useAbout() {
  const t = useTranslations('dunning.timeline')
  return (row: TimelineEntry): string => {
    if (row.what === 'mail') return t('mailTo', { to: row.detail ?? '' })
    if (row.what === 'refund') return t(`refundStatus.${row.kind as 'sent'}`)
    if (row.what === 'credit_note') return row.detail ?? ''
    if (row.actor_kind === 'system') return t('system')
    if (row.actor_kind === 'provider') return t('provider')
    return row.actor_name ? t('by', { name: row.actor_name }) : ''
  }
}

function dayIn(data: TimelineEntry['data']): string | null {
  const day = data?.until ?? data?.resume_on ?? data?.ended_on
  return typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) ? day : null
}
