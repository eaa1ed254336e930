import { useLocale, useTranslations } from 'next-intl'
import { ButtonLink, TextLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { numberToPath } from '@/lib/billing/invoices/number'
import type { DueInvoice } from '@/lib/billing/payments/payer-queries'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'
import { DropChoice } from './drop-choice'
import { billingPath } from './paths'

interface DueCardProps {
  slug: string
  /** What is due first first; at least one. */
  due: [DueInvoice, ...DueInvoice[]]
  today: string
  manages: boolean
  next: string | undefined
}

/** What there is to pay, with one button: for what is due first. */
export function DueCard({ slug, due, today, manages, next }: DueCardProps) {
  const t = useTranslations('billing.page.due')
  const locale = useLocale()
  const [first] = due
  const isLate = isPast(first)
  const total = due.reduce((sum, invoice) => sum + invoice.due_amount, 0n)
  const path = (invoice: DueInvoice) =>
    billingPath(slug, `/invoices/${numberToPath(invoice.number)}`, { next })
  const amount = formatRupiah(first.due_amount)
  return (
    <div data-pays>
      <Notice
        tone={first.transfer_waits ? 'info' : isLate ? 'danger' : 'warning'}
        title={
          <span className="flex flex-wrap items-baseline justify-between gap-x-4 text-lg">
            {t('title')} <span className="text-ink tabular-nums">{formatRupiah(total)}</span>
          </span>
        }
        actions={
          <>
            <ButtonLink href={path(first)} variant={first.transfer_waits ? 'secondary' : 'primary'}>
              {manages && !first.transfer_waits ? t('pay', { amount }) : t('view')}
            </ButtonLink>
            {manages && first.subscription_status === 'pending' && (
              <DropChoice company={slug} number={first.number} />
            )}
          </>
        }
      >
        <ul className="grid gap-1">
          {due.map((invoice) => (
            <li key={invoice.id}>
              {locale === 'en' ? invoice.description_en : invoice.description_id}.{' '}
              {invoice.due_on &&
                t(isPast(invoice) ? 'late' : 'before', { day: formatDay(invoice.due_on, locale) })}{' '}
              {invoice.due_amount < invoice.total_amount &&
                t('part', {
                  due: formatRupiah(invoice.due_amount),
                  total: formatRupiah(invoice.total_amount),
                })}{' '}
              {due.length > 1 ? (
                <TextLink href={path(invoice)} className="whitespace-nowrap">
                  {invoice.number}
                </TextLink>
              ) : (
                <span className="block text-ink-soft">{invoice.number}</span>
              )}
            </li>
          ))}
        </ul>
        {first.transfer_waits && <p className="mt-1">{t('transferWaits')}</p>}
      </Notice>
    </div>
  )

  function isPast(invoice: DueInvoice): boolean {
    return invoice.due_on !== null && invoice.due_on < today
  }
}
