import { useLocale, useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { numberToPath } from '@/lib/billing/invoices/number'
import type { SubscriptionSummary } from '@/lib/billing/subscriptions/queries'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'
import { billingPath } from './paths'
import { DropChoice } from './plan-buttons'

interface DueCardProps {
  slug: string
  due: SubscriptionSummary
  today: string
  manages: boolean
  next: string | undefined
}

/** The one thing to pay now, with its button. */
export function DueCard({ slug, due, today, manages, next }: DueCardProps) {
  const t = useTranslations('billing')
  const locale = useLocale()
  const number = due.invoice_number ?? ''
  const isLate = due.invoice_due_on !== null && due.invoice_due_on < today
  const day = due.invoice_due_on ? formatDay(due.invoice_due_on, locale) : ''
  const href = billingPath(slug, `/invoices/${numberToPath(number)}`, { next })
  const amount = formatRupiah(due.invoice_total_amount ?? 0n)
  return (
    <Notice
      tone={isLate ? 'danger' : 'warning'}
      title={
        <span className="flex flex-wrap items-baseline justify-between gap-x-4 text-lg">
          {t('page.due.title')} <span className="text-ink tabular-nums">{amount}</span>
        </span>
      }
      actions={
        <>
          <ButtonLink href={href}>{manages ? t('page.due.pay', { amount }) : t('page.due.view')}</ButtonLink>
          {manages && due.status === 'pending' && <DropChoice company={slug} number={number} />}
        </>
      }
    >
      <p>
        {t('page.due.forPlan', {
          plan: locale === 'en' ? due.name_en : due.name_id,
          period: t(`plan.${due.period}`).toLowerCase(),
        })}
        . {t(isLate ? 'page.due.late' : 'page.due.before', { day })}
      </p>
      <p className="text-ink-soft">{number}</p>
    </Notice>
  )
}
