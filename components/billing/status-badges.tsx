import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { BanIcon, ClockIcon, HourglassIcon } from '@/components/ui/icons'
import type { Tone } from '@/components/ui/tone'
import type { InvoiceStatus, PaymentStatus } from '@/lib/billing/status'

const INVOICE_TONES: Record<InvoiceStatus | 'overdue', Tone> = {
  draft: 'neutral',
  open: 'warning',
  overdue: 'danger',
  paid: 'success',
  void: 'neutral',
  uncollectible: 'danger',
}

/** How an invoice stands. `today` is Jakarta's day: past its due date an open one is overdue. */
export function InvoiceBadge({
  status,
  dueOn,
  today,
}: {
  status: string
  dueOn: string | null
  today: string
}) {
  const t = useTranslations('billing.status.invoice')
  const isOverdue = status === 'open' && dueOn !== null && dueOn < today
  const shown = isOverdue ? 'overdue' : (status as InvoiceStatus)
  return (
    <Badge tone={INVOICE_TONES[shown]} icon={shown === 'void' ? <BanIcon size={16} /> : undefined}>
      {t(shown)}
    </Badge>
  )
}

const PAYMENT_TONES: Record<PaymentStatus | 'finance', Tone> = {
  created: 'neutral',
  pending: 'info',
  finance: 'info',
  paid: 'success',
  failed: 'danger',
  expired: 'neutral',
  canceled: 'neutral',
  refunded: 'warning',
}

const PAYMENT_ICONS: Partial<Record<PaymentStatus | 'finance', typeof ClockIcon>> = {
  pending: ClockIcon,
  finance: HourglassIcon,
  expired: HourglassIcon,
  canceled: BanIcon,
}

/** How an attempt to pay stands; `finance`: a transfer that a person has still to find. */
export function PaymentBadge({ status }: { status: string }) {
  const t = useTranslations('billing.status.payment')
  const shown = status as PaymentStatus | 'finance'
  const ShownIcon = PAYMENT_ICONS[shown]
  return (
    <Badge tone={PAYMENT_TONES[shown]} icon={ShownIcon && <ShownIcon size={16} />}>
      {t(shown)}
    </Badge>
  )
}
