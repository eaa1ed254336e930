import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import type { TransferAccount } from '@/lib/billing/payments/transfer-accounts'
import { formatRupiah } from '@/lib/money'

interface TransferStepsProps {
  accounts: TransferAccount[]
  due: bigint
  note: string
}

/** Everything one types into the bank's app, each with a button that copies it. */
export function TransferSteps({ accounts, due, note }: TransferStepsProps) {
  const t = useTranslations('checkout.transfer')
  return (
    <div className="divide-y divide-line">
      {accounts.map(({ bank, number, holder }) => (
        <Row
          key={number}
          label={t('to', { bank })}
          copy={t('copyAccount', { bank })}
          text={number}
          more={t('holder', { holder })}
        />
      ))}
      <Row
        label={t('amountDue')}
        copy={t('copyAmount')}
        text={due.toString()}
        shown={formatRupiah(due)}
        more={t('amountDueHelp')}
      />
      <Row label={t('note')} copy={t('copyNote')} text={note} more={t('noteHelp')} />
    </div>
  )
}

interface RowProps {
  label: string
  copy: string
  /** What is copied. */
  text: string
  shown?: string
  more: ReactNode
}

function Row({ label, copy, text, shown, more }: RowProps) {
  const t = useTranslations('checkout.open')
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <p className="min-w-0">
        <span className="block text-sm text-ink-soft">{label}</span>
        <span className="block text-xl font-bold tabular-nums [overflow-wrap:anywhere]">{shown ?? text}</span>
        <span className="block text-ink-soft">{more}</span>
      </p>
      <CopyButton text={text} label={copy} copied={t('copied')} />
    </div>
  )
}
