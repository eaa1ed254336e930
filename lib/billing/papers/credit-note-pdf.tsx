import { Text, View } from '@react-pdf/renderer'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'
import type { CreditNoteDetail } from '../invoices/credit-note-queries'
import { Head, Parties, renderSheet, Spelled, Sums } from './parts'
import { percent } from './percent'
import { styles } from './styles'
import type { Sum } from './sums'
import { paperWords } from './words'

/** A credit note on A4: which invoice it corrects and why, the PPN taken back, and where the money goes. */
export async function renderCreditNotePdf(note: CreditNoteDetail, language: string): Promise<Buffer> {
  const { t, locale } = await paperWords(language)
  const { seller, buyer } = note
  const { base_numerator: over = 11, base_denominator: under = 12 } = seller
  const part = `${over}/${under}`
  const rate = percent(note.tax_rate_bp, locale)
  const rows: Sum[] = [{ term: t('netBack'), amount: note.subtotal_amount }]
  if (note.tax_rate_bp > 0)
    rows.push(
      {
        term: over === under ? t('taxBaseBack') : t('taxBase', { part }),
        amount: note.tax_base_amount,
      },
      {
        term: t('ppnBack', { rate: over === under ? `${rate}%` : `${rate}% × ${part}` }),
        amount: note.tax_amount,
      },
    )
  rows.push({ term: t('totalBack'), amount: note.total_amount, strong: true })
  const ends: Sum[] = [
    { term: t('toReduce'), amount: note.reduced_amount },
    { term: t('toCredit'), amount: note.total_amount - note.reduced_amount },
  ]
  return renderSheet({
    title: `${t('creditNote')} ${note.number}`,
    author: seller.legal_name,
    locale,
    t,
    foot: t('foot.creditNote', { email: seller.email ?? '' }),
    children: (
      <>
        <Head
          kind={t('creditNote')}
          number={note.number}
          facts={[
            [t('issued'), formatDay(note.issued_on, locale)],
            [t('creditNoteOf'), note.invoice_number],
          ]}
          stamp={{ text: t('stamp.issued'), tone: 'open' }}
        />
        <Parties seller={seller} buyer={buyer} t={t} />
        <View style={styles.lines}>
          <Fact term={t('creditNoteOf')}>
            {[
              note.invoice_number,
              note.invoice_issued_on &&
                t('invoiceIssued', { day: formatDay(note.invoice_issued_on, locale) }),
            ]
              .filter(Boolean)
              .join(', ')}
          </Fact>
          <Fact term={t('invoiceTotal')}>{formatRupiah(note.invoice_total_amount)}</Fact>
          <Fact term={t('reason')}>{note.reason}</Fact>
        </View>
        <Sums rows={[...rows, ...ends.filter(({ amount }) => amount > 0n)]} />
        <Spelled amount={note.total_amount} t={t} />
      </>
    ),
  })
}

/** One fact in a line of its own. */
export function Fact({ term, children }: { term: string; children: string }) {
  return (
    <View style={styles.fact} wrap={false}>
      <Text style={styles.factTerm}>{term}</Text>
      <Text style={styles.grow}>{children}</Text>
    </View>
  )
}
