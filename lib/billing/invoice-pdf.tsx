import { Document, Page, renderToBuffer, Text, View } from '@react-pdf/renderer'
import { createTranslator } from 'next-intl'
import { parseLocale } from '@/lib/i18n/locale'
import { loadMessages } from '@/lib/i18n/messages'
import type billing from '@/lib/i18n/messages/id/billing.json'
import { formatNpwp } from '@/lib/identity'
import { formatRupiah } from '@/lib/money'
import { PRIMARY } from '@/lib/pdf/brand'
import { KawungLine } from '@/lib/pdf/kawung-line'
import { dayOf, formatDay } from '@/lib/time'
import { styles } from './invoice-pdf-styles'
import { numberToPath } from './invoices/number'
import type { InvoiceDetail } from './invoices/queries'
import { methodName } from './payments/method'
import { spellRupiah } from './terbilang'

type Words = ReturnType<typeof translator>
type Sheet = { invoice: InvoiceDetail; t: Words; locale: string }

/** An invoice on A4 with selectable text, as the bytes of a PDF: what was copied onto it when it was issued, and how it stands now. */
export async function renderInvoicePdf(invoice: InvoiceDetail, language: string): Promise<Buffer> {
  const locale = parseLocale(language)
  const t = translator(locale, await loadMessages(locale))
  const sheet = { invoice, t, locale }
  return renderToBuffer(
    <Document
      title={`${t('invoice')} ${invoice.number}`}
      author={invoice.seller.legal_name}
      language={locale}
    >
      <Page size="A4" style={styles.page}>
        <KawungLine color={PRIMARY} />
        <Head {...sheet} />
        <Parties {...sheet} />
        <Lines {...sheet} />
        <Sums {...sheet} />
        <View style={styles.spelled} wrap={false}>
          <Text style={styles.label}>{t('spelled')}</Text>
          <Text style={styles.strong}>{spellRupiah(invoice.total_amount)}</Text>
        </View>
        <Text style={styles.foot} fixed>
          {t('foot', { email: invoice.seller.email ?? '' })}
        </Text>
      </Page>
    </Document>,
  )
}

/** The PDF as an answer that a browser shows and names after the invoice. */
export function pdfResponse(invoice: { number: string }, pdf: Buffer): Response {
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${numberToPath(invoice.number)}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
  })
}

function translator(locale: 'id' | 'en', messages: object) {
  return createTranslator<{ billing: typeof billing }, 'billing.pdf'>({
    locale,
    messages: messages as { billing: typeof billing },
    namespace: 'billing.pdf',
  })
}

function Head({ invoice, t, locale }: Sheet) {
  const paid = invoice.payments.find((payment) => payment.status === 'paid')
  const facts: [string, string | null][] = [
    [t('issued'), invoice.issued_on && formatDay(invoice.issued_on, locale)],
    [t('due'), invoice.status === 'open' ? invoice.due_on && formatDay(invoice.due_on, locale) : null],
    [t('period'), periodText(invoice, locale)],
  ]
  return (
    <View style={styles.head}>
      <View style={styles.grow}>
        <Text style={styles.label}>{t('invoice')}</Text>
        <Text style={styles.number}>{invoice.number}</Text>
        {facts.map(
          ([term, detail]) =>
            detail && (
              <Text key={term}>
                <Text style={styles.soft}>{term} </Text>
                {detail}
              </Text>
            ),
        )}
      </View>
      <View style={styles.state}>
        <Text style={[styles.stamp, styles[stampOf(invoice.status)]]}>
          {t(`stamp.${stampOf(invoice.status)}`)}
        </Text>
        {invoice.paid_at && (
          <Text style={styles.soft}>
            {formatDay(dayOf(invoice.paid_at), locale)}
            {paid?.method && `, ${methodName(paid.method, locale)}`}
          </Text>
        )}
      </View>
    </View>
  )
}

function Parties({ invoice, t }: Sheet) {
  const { seller, buyer } = invoice
  const place = [buyer.address, buyer.postal_code].filter(Boolean).join(', ')
  return (
    <View style={styles.parties}>
      <View style={styles.party}>
        <Text style={styles.label}>{t('seller')}</Text>
        <Text style={styles.strong}>{seller.legal_name}</Text>
        <Text>{seller.address}</Text>
        {seller.npwp && <Text>{t('npwp', { npwp: formatNpwp(seller.npwp) })}</Text>}
      </View>
      <View style={styles.party}>
        <Text style={styles.label}>{t('buyer')}</Text>
        <Text style={styles.strong}>{buyer.legal_name}</Text>
        {buyer.trade_name && buyer.trade_name !== buyer.legal_name && <Text>{buyer.trade_name}</Text>}
        {place !== '' && <Text>{place}</Text>}
        <Text>{buyer.npwp ? t('npwp', { npwp: formatNpwp(buyer.npwp) }) : t('noNpwp')}</Text>
      </View>
    </View>
  )
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

function Sums({ invoice, t, locale }: Sheet) {
  const { base_numerator, base_denominator } = invoice.seller
  const rate = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(invoice.tax_rate_bp / 100)
  const rows: [string, bigint][] = [[t('subtotal'), invoice.subtotal_amount]]
  if (invoice.tax_rate_bp > 0) {
    const part = `${base_numerator ?? 11}/${base_denominator ?? 12}`
    rows.push([t('taxBase', { part }), invoice.tax_base_amount], [t('ppn', { rate }), invoice.tax_amount])
  }
  return (
    <View style={styles.sums} wrap={false}>
      {rows.map(([term, amount]) => (
        <View key={term} style={styles.sum}>
          <Text style={styles.soft}>{term}</Text>
          <Text>{formatRupiah(amount)}</Text>
        </View>
      ))}
      <View style={[styles.sum, styles.total]}>
        <Text>{t('total')}</Text>
        <Text>{formatRupiah(invoice.total_amount)}</Text>
      </View>
    </View>
  )
}

function stampOf(status: string): 'paid' | 'open' | 'void' {
  if (status === 'paid') return 'paid'
  return status === 'void' ? 'void' : 'open'
}

function periodText(invoice: InvoiceDetail, locale: string): string | null {
  const { period_start_on: start, period_end_on: end } = invoice
  return start && end ? `${formatDay(start, locale)} – ${formatDay(end, locale)}` : null
}
