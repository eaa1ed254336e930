import { Document, Page, renderToBuffer, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { formatNpwp } from '@/lib/identity'
import { formatRupiah } from '@/lib/money'
import { PRIMARY } from '@/lib/pdf/brand'
import { KawungLine } from '@/lib/pdf/kawung-line'
import type { InvoiceBuyer, InvoiceSeller } from '../invoices/queries'
import { spellRupiah } from '../terbilang'
import { styles } from './styles'
import type { Sum } from './sums'
import type { PaperWords } from './words'

interface SheetProps {
  title: string
  author: string | undefined
  locale: string
  foot: string
  t: PaperWords
  children: ReactNode
}

/** One of our papers on A4, as the bytes of a PDF: kawung line at the head, foot with the page on each page. */
export async function renderSheet({ title, author, locale, foot, t, children }: SheetProps): Promise<Buffer> {
  return renderToBuffer(
    <Document title={title} author={author} language={locale}>
      <Page size="A4" style={styles.page}>
        <KawungLine color={PRIMARY} />
        {children}
        <View style={styles.foot} fixed>
          <Text style={styles.grow}>{foot}</Text>
          <Text render={({ pageNumber, totalPages }) => t('page', { page: pageNumber, pages: totalPages })} />
        </View>
      </Page>
    </Document>,
  )
}

type Stamp = 'paid' | 'open' | 'void'

interface HeadProps {
  kind: string
  number: string
  facts: [term: string, detail: string | null | undefined][]
  stamp?: { text: string; tone: Stamp }
  below?: string | null
}

/** What it is, its number large, the facts below it, and how it stands. */
export function Head({ kind, number, facts, stamp, below }: HeadProps) {
  return (
    <View style={styles.head}>
      <View style={styles.grow}>
        <Text style={styles.label}>{kind}</Text>
        <Text style={styles.number}>{number}</Text>
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
      {stamp && (
        <View style={styles.state}>
          <Text style={[styles.stamp, styles[stamp.tone]]}>{stamp.text}</Text>
          {below && <Text style={styles.soft}>{below}</Text>}
        </View>
      )}
    </View>
  )
}

/** Who sold and who bought, with the NPWP of both. */
export function Parties(props: { seller: InvoiceSeller; buyer: InvoiceBuyer; t: PaperWords }) {
  const { seller, buyer, t } = props
  const place = [buyer.address, buyer.postal_code].filter(Boolean).join(', ')
  return (
    <View style={styles.parties}>
      <View style={styles.party}>
        <Text style={styles.label}>{t('seller')}</Text>
        <Text style={styles.strong}>{seller.legal_name}</Text>
        <Text>{seller.address}</Text>
        <Text>{seller.npwp ? t('npwp', { npwp: formatNpwp(seller.npwp) }) : t('noNpwp')}</Text>
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

/** Sums at the right, the strong ones set off by a line. */
export function Sums({ rows }: { rows: Sum[] }) {
  return (
    <View style={styles.sums} wrap={false}>
      {rows.map(({ term, amount, strong }) => (
        <View key={term} style={strong ? [styles.sum, styles.total] : styles.sum}>
          <Text style={strong ? {} : styles.soft}>{term}</Text>
          <Text>{formatRupiah(amount)}</Text>
        </View>
      ))}
    </View>
  )
}

/** The amount in Indonesian words. */
export function Spelled({ amount, t }: { amount: bigint; t: PaperWords }) {
  return (
    <View style={styles.spelled} wrap={false}>
      <Text style={styles.label}>{t('spelled')}</Text>
      <Text style={styles.strong}>{spellRupiah(amount)}</Text>
    </View>
  )
}

/** A PDF as an answer that a browser shows and names after its number. */
export function pdfAnswer(name: string, pdf: Buffer): Response {
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${name}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
