import { useLocale, useTranslations } from 'next-intl'
import { ChannelMark } from '@/components/billing/channel-mark'
import { PaymentBadge } from '@/components/billing/status-badges'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { CopyButton } from '@/components/ui/copy-button'
import { ArrowRightIcon } from '@/components/ui/icons'
import { ButtonLink, TextLink } from '@/components/ui/link'
import { attemptName, type PayerAttempt } from '@/lib/billing/payments/payer-queries'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'
import { Countdown } from './countdown'
import { withdrawTransferAction } from './transfer/actions'

interface OpenAttemptProps {
  slug: string
  attempt: PayerAttempt
  manages: boolean
}

/** What was begun and can be finished: the number to pay with, the time that is left, the way back to its page. */
export function OpenAttempt({ slug, attempt, manages }: OpenAttemptProps) {
  const t = useTranslations('checkout.open')
  const locale = useLocale()
  const name = attemptName(attempt, locale) || t('noMethod')
  const code = attempt.channel ?? (attempt.provider === 'manual' ? 'transfer' : undefined)
  return (
    <div className="grid gap-3 rounded-md border border-line p-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {code && <ChannelMark code={code} />}
        <p className="min-w-0 grow basis-32 font-bold">{name}</p>
        <PaymentBadge status={attempt.transfer ? 'finance' : attempt.status} />
      </div>
      {attempt.codes.map(({ kind, value }) => (
        <div key={kind} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p className="min-w-0">
            <span className="block text-sm text-ink-soft">{t(`code.${kind}`)}</span>
            <span className="text-xl font-bold tabular-nums [overflow-wrap:anywhere]">{value}</span>
          </p>
          <CopyButton text={value} label={t('copy')} copied={t('copied')} />
        </div>
      ))}
      {attempt.expires_at && !attempt.transfer && <Countdown until={attempt.expires_at.toISOString()} />}
      {attempt.transfer && (
        <p className="text-ink-soft">
          {t('transfer', {
            amount: formatRupiah(attempt.amount),
            bank: attempt.transfer.account.bank,
            day: formatDay(attempt.transfer.transferred_on, locale),
          })}
        </p>
      )}
      {manages && (attempt.continue_url || attempt.transfer) && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {attempt.continue_url && (
            <ButtonLink href={attempt.continue_url} iconEnd={<ArrowRightIcon />}>
              {t('continue')}
            </ButtonLink>
          )}
          {attempt.transfer && attempt.proof_document_id && (
            <TextLink plain href={`/api/documents/${attempt.proof_document_id}`}>
              {t('proof')}
            </TextLink>
          )}
          {attempt.transfer && (
            <ConfirmDialog
              trigger={t('withdraw')}
              triggerVariant="quiet"
              title={t('withdrawTitle')}
              confirm={t('withdraw')}
              action={withdrawTransferAction.bind(null, { company: slug, payment_id: attempt.id })}
              namespace="checkout"
            >
              {t('withdrawText')}
            </ConfirmDialog>
          )}
        </div>
      )}
    </div>
  )
}
