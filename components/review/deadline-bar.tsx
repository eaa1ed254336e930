import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import { TriangleAlertIcon } from '@/components/ui/icons'
import type { Deadline } from '@/lib/licensing/review/deadline'

/** "2 hari kerja lagi" above a bar that fills as the time goes by; red with a sign when late. */
export function DeadlineBar({ deadline, day }: { deadline: Deadline; day?: string }) {
  const t = useTranslations('review.deadline')
  const isLate = deadline.kind === 'late'
  const fill = isLate ? 'bg-danger-fill' : deadline.kind === 'today' ? 'bg-accent' : 'bg-primary'
  return (
    <div className="min-w-36">
      <p
        className={cx(
          'flex items-center gap-1.5 font-semibold whitespace-nowrap',
          isLate ? 'text-danger' : 'text-ink',
        )}
      >
        {isLate && <TriangleAlertIcon size={16} />}
        {t(deadline.kind, { days: deadline.days })}
      </p>
      <div
        aria-hidden="true"
        className="mt-1 h-1.5 overflow-hidden rounded-full bg-sunken inset-ring inset-ring-line"
      >
        <div className={cx('h-full rounded-full', fill)} style={{ width: `${deadline.used * 100}%` }} />
      </div>
      {day && <p className="mt-1 text-sm text-ink-soft">{t('until', { day })}</p>}
    </div>
  )
}
