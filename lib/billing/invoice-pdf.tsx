import { Link, Text, View } from '@react-pdf/renderer'
import type { Db } from '@/db'
import { formatRupiah } from '@/lib/money'
import { dayOf, formatDay } from '@/lib/time'
import type { InvoiceDetail } from './invoices/queries'
import { Head, Parties, renderSheet, Spelled, Sums } from './papers/parts'
import { findPayingHint, type PayingHint } from './papers/paying'
import { styles } from './papers/styles'
import { invoiceSums } from './papers/sums'
import { type PaperWords, paperWords } from './papers/words'
import { methodName } from './payments/method'

type Sheet = { invoice: InvoiceDetail; t: PaperWords; locale: string }

/** An invoice on A4 with selectable text, as the bytes of a PDF: what was copied onto it when it was issued, and how it stands now. */
export async function renderInvoicePdf(db: Db, invoice: InvoiceDetail, language: string): Promise<Buffer> {
  const { t, locale } = await paperWords(language)
  const hint = invoice.status === 'open' ? await findPayingHint(db, invoice) : undefined
  const sheet = { invoice, t, locale }
  const stamp = invoice.status === 'draft' ? 'open' : invoice.status
  const paid = invoice.payments.find((payment) => payment.status === 'paid')
  const method = paid?.method && methodName(paid.method, locale)
  return renderSheet({
    title: `${t('invoice')} ${invoice.number}`,
    author: invoice.seller.legal_name,
    locale,
    t,
    foot: t('foot.invoice', { email: invoice.seller.email ?? '' }),
    children: (
      <>
        <Head
          kind={t('invoice')}
          number={invoice.number}
          facts={[
            [t('issued'), invoice.issued_on && formatDay(invoice.issued_on, locale)],
            [t('due'), hint && invoice.due_on && formatDay(invoice.due_on, locale)],
            [t('period'), periodText(invoice, locale)],
          ]}
          stamp={{ text: t(`stamp.${stamp}`), tone: stamp === 'uncollectible' ? 'void' : stamp }}
          below={
            invoice.paid_at && [formatDay(dayOf(invoice.paid_at), locale), method].filter(Boolean).join(', ')
          }
        />
        <Parties seller={invoice.seller} buyer={invoice.buyer} t={t} />
        <Lines {...sheet} />
        <Sums rows={invoiceSums(invoice, t, locale)} />
        <Spelled amount={invoice.total_amount} t={t} />
        <Remarks {...sheet} hint={hint} />
      </>
    ),
  })
}

function Lines({ invoice, t, locale }: Sheet) {
  return (
    <View style={styles.lines}>
      <View style={[styles.row, styles.headRow]}>
        <Text style={styles.what}>{t('what')}</Text>
        <Text style={styles.count}>{t('quantity')}</Text>
        <Text style={styles.money}>{t('price')}</Text>
        <Text style={styles.money}>{t('sum')}</Text>
      </View>
      {invoice.lines.map((line) => (
        <View key={line.position} style={styles.row} wrap={false}>
          <Text style={styles.what}>{locale === 'en' ? line.description_en : line.description_id}</Text>
          <Text style={styles.count}>{line.quantity}</Text>
          <Text style={styles.money}>{formatRupiah(BigInt(line.unit_amount))}</Text>
          <Text style={styles.money}>{formatRupiah(BigInt(line.total_amount))}</Text>
        </View>
      ))}
    </View>
  )
}

function Remarks({ invoice, t, hint }: Sheet & { hint: PayingHint | undefined }) {
  const notes = invoice.credit_notes.map((note) => note.number)
  return (
    <View style={styles.remarks} wrap={false}>
      {invoice.tax_rate_bp === 0 && <Text style={styles.soft}>{t('notPkp')}</Text>}
      {notes.length > 0 && <Text style={styles.soft}>{t('credited', { numbers: notes.join(', ') })}</Text>}
      {invoice.period_moved_days > 0 && <Text>{t('moved', { days: invoice.period_moved_days })}</Text>}
      {invoice.status === 'void' && <Text>{t('voidNote')}</Text>}
      {hint && (
        <>
          <Text style={styles.label}>{t('how.title')}</Text>
          <Text>{t('how.online')}</Text>
          <Link src={hint.url} style={styles.link}>
            {hint.url}
          </Link>
          {hint.accounts.length > 0 && <Text>{t('how.transfer', { note: hint.note })}</Text>}
          {hint.accounts.map((account) => (
            <Text key={account.number}>
              {account.bank} {account.number}, {account.holder}
            </Text>
          ))}
        </>
      )}
    </View>
  )
}

function periodText(invoice: InvoiceDetail, locale: string): string | null {
  const { period_start_on: start, period_end_on: end } = invoice
  return start && end ? `${formatDay(start, locale)} – ${formatDay(end, locale)}` : null
}
