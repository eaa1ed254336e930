import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DownloadIcon } from '@/components/ui/icons'
import { TextLink } from '@/components/ui/link'
import { numberToPath } from '@/lib/billing/invoices/number'
import type { InvoiceDetail } from '@/lib/billing/invoices/queries'
import type { listReceipts } from '@/lib/billing/payments/receipts'
import { formatRupiah } from '@/lib/money'
import { dayOf, formatDay } from '@/lib/time'

interface InvoicePapersProps {
  invoice: InvoiceDetail
  receipts: Awaited<ReturnType<typeof listReceipts>>
  /** Below it lie `invoices/<number>/pdf`, `receipts/<payment>/pdf` and `credit-notes/<number>/pdf`. */
  paths: { invoice: string; below: string; statement: string }
}

/** Everything about an invoice that can be downloaded: itself, a receipt for each payment, its credit notes, the statement. */
export function InvoicePapers({ invoice, receipts, paths }: InvoicePapersProps) {
  const t = useTranslations('invoicing.papers')
  const locale = useLocale()
  const papers = [
    {
      key: 'invoice',
      href: `${paths.invoice}/pdf`,
      name: t('invoice', { number: invoice.number }),
      text: '',
    },
    ...receipts.map((receipt) => ({
      key: receipt.id,
      href: `${paths.below}/receipts/${receipt.id}/pdf`,
      name: t('receipt', { amount: formatRupiah(receipt.amount) }),
      text: formatDay(dayOf(receipt.paid_at), locale),
    })),
    ...invoice.credit_notes.map((note) => ({
      key: note.number,
      href: `${paths.below}/credit-notes/${numberToPath(note.number)}/pdf`,
      name: t('creditNote', { number: note.number, amount: formatRupiah(BigInt(note.total_amount)) }),
      text: `${formatDay(note.issued_on, locale)}. ${note.reason}`,
    })),
  ]
  return (
    <Card title={t('title')}>
      <ul className="divide-y divide-line">
        {papers.map((paper) => (
          <li key={paper.key} className="py-1.5 first:pt-0">
            <TextLink plain href={paper.href} className="inline-flex min-h-11 items-center gap-2">
              <DownloadIcon size={18} />
              {paper.name}
            </TextLink>
            {paper.text && <p className="text-sm text-ink-soft">{paper.text}</p>}
          </li>
        ))}
        <li className="pt-1.5">
          <TextLink href={paths.statement} className="inline-flex min-h-11 items-center">
            {t('statement')}
          </TextLink>
        </li>
      </ul>
    </Card>
  )
}
