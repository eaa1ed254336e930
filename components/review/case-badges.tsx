import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import {
  ArrowDownIcon,
  ArrowUpIcon,
  CircleDotIcon,
  FlagIcon,
  HourglassIcon,
  InboxIcon,
  MinusIcon,
} from '@/components/ui/icons'
import type { Tone } from '@/components/ui/tone'
import type { ApplicationStatus } from '@/lib/licensing/process/status'
import type { Priority } from '@/lib/licensing/review/schema'

const STATUS_TONE: Record<ApplicationStatus, Tone> = {
  draft: 'neutral',
  submitted: 'info',
  in_review: 'primary',
  revision_requested: 'warning',
  on_hold: 'neutral',
  approved: 'success',
  rejected: 'danger',
  withdrawn: 'neutral',
}

const STATUS_ICON: Partial<Record<ApplicationStatus, typeof InboxIcon>> = {
  submitted: InboxIcon,
  in_review: CircleDotIcon,
  revision_requested: HourglassIcon,
}

/** The state of an application as staff call it. */
export function CaseStatusBadge({ status }: { status: ApplicationStatus }) {
  const t = useTranslations('review.status')
  const StatusIcon = STATUS_ICON[status]
  return (
    <Badge tone={STATUS_TONE[status]} icon={StatusIcon && <StatusIcon size={16} />}>
      {t(status)}
    </Badge>
  )
}

const PRIORITY = {
  urgent: { tone: 'text-danger font-bold', Icon: FlagIcon },
  high: { tone: 'text-warning font-semibold', Icon: ArrowUpIcon },
  normal: { tone: 'text-ink-soft', Icon: MinusIcon },
  low: { tone: 'text-ink-soft', Icon: ArrowDownIcon },
}

/** How urgent a case is: sign and word, quiet where it is ordinary. */
export function PriorityMark({ priority }: { priority: Priority }) {
  const t = useTranslations('review.priority')
  const { tone, Icon } = PRIORITY[priority]
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${tone}`}>
      <Icon size={16} />
      {t(priority)}
    </span>
  )
}
