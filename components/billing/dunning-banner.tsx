import { useLocale, useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { numberToPath } from '@/lib/billing/invoices/number'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'

export type Overdue = {
  status: 'past_due' | 'restricted'
  number: string
  due_amount: bigint
  name_id: string
  name_en: string
  /** The day from which the plan is restricted, or on which it ends. */
  until: string | null
}

/** Says on every page of a company that its plan is unpaid, until when it goes on, and where to pay. */
export function DunningBanner({ slug, overdue, pays }: { slug: string; overdue: Overdue; pays: boolean }) {
  const t = useTranslations('dunning.banner')
  const locale = useLocale()
  const plan = locale === 'en' ? overdue.name_en : overdue.name_id
  const day = overdue.until ? formatDay(overdue.until, locale) : 'none'
  const isRestricted = overdue.status === 'restricted'
  return (
    <Notice
      tone={isRestricted ? 'danger' : 'warning'}
      className="mb-5"
      title={t(overdue.status, { plan })}
      actions={
        <ButtonLink
          href={`/app/${slug}/billing/invoices/${numberToPath(overdue.number)}`}
          variant={pays ? 'primary' : 'secondary'}
          // A page that has the way to pay itself shows it once.
          className="[body:has([data-pays])_&]:hidden"
        >
          {pays ? t('pay', { amount: formatRupiah(overdue.due_amount) }) : t('look')}
        </ButtonLink>
      }
    >
      {t(isRestricted ? 'restrictedText' : 'pastDueText', { plan, day })}
    </Notice>
  )
}
