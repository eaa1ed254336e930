import { useTranslations } from 'next-intl'
import { previewCreditNote } from '@/lib/billing/refunds/preview'
import { formatRupiah } from '@/lib/money'

interface CreditNotePreviewProps {
  source: string
  amount: bigint
  invoice: { total_amount: bigint; tax_amount: bigint; credited_amount: bigint }
}

/** What will be written before the money goes: the credit note with its PPN, or that none is needed. */
export function CreditNotePreview({ source, amount, invoice }: CreditNotePreviewProps) {
  const t = useTranslations('refunds.form')
  if (source === 'credit') return <p className="rounded-md bg-sunken p-4">{t('noNote')}</p>
  const { subtotal_amount, tax_amount } = previewCreditNote(invoice, amount)
  const lines = [
    [t('noteNet'), subtotal_amount],
    [t('notePpn'), tax_amount],
    [t('noteTotal'), amount],
  ] as const
  return (
    <section aria-label={t('note')} className="max-w-md rounded-md bg-sunken p-4">
      <h3 className="font-semibold">{t('note')}</h3>
      <dl className="mt-2 grid grid-cols-[1fr_auto] gap-x-6 gap-y-1 tabular-nums">
        {lines.map(([term, sum]) => (
          <div key={term} className="contents last:font-semibold">
            <dt>{term}</dt>
            <dd className="text-right">{formatRupiah(sum)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
