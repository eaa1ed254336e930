import { Text, View } from '@react-pdf/renderer'
import { formatRupiah } from '@/lib/money'
import { dayOf, formatDay } from '@/lib/time'
import { methodName } from '../payments/method'
import type { ReceiptDetail } from '../payments/receipts'
import { spellRupiah } from '../terbilang'
import { Fact } from './credit-note-pdf'
import { Head, Parties, renderSheet, Sums } from './parts'
import { styles } from './styles'
import type { Sum } from './sums'
import { paperWords } from './words'

/** The receipt (kuitansi) of one payment: from whom, how much in words and figures, for what, how and when. */
export async function renderReceiptPdf(receipt: ReceiptDetail, language: string): Promise<Buffer> {
  const { t, locale } = await paperWords(language)
  const { seller, buyer, transactions } = receipt
  const provider = receipt.provider as 'midtrans' | 'xendit' | 'manual'
  const sums: Sum[] = [
    { term: t('amount'), amount: receipt.amount, strong: true },
    { term: t('surplus'), amount: receipt.credited_amount },
    { term: t('refunded'), amount: receipt.refunded_amount },
  ]
  return renderSheet({
    title: `${t('receipt')} ${receipt.order_id}`,
    author: seller.legal_name,
    locale,
    t,
    foot: t('foot.receipt', { email: seller.email ?? '' }),
    children: (
      <>
        <Head
          kind={t('receipt')}
          number={receipt.order_id}
          facts={[[t('receivedOn'), formatDay(dayOf(receipt.paid_at), locale)]]}
          stamp={{ text: t('stamp.received'), tone: 'paid' }}
        />
        <Parties seller={seller} buyer={buyer} t={t} />
        <View style={styles.lines}>
          <Fact term={t('receivedFrom')}>{buyer.legal_name ?? ''}</Fact>
          <Fact term={t('receivedAmount')}>{spellRupiah(receipt.amount)}</Fact>
          <Fact term={t('receivedFor')}>{t('forInvoice', { number: receipt.invoice_number })}</Fact>
        </View>
        <View style={styles.lines}>
          <View style={[styles.row, styles.headRow]}>
            <Text style={styles.date}>{t('receivedOn')}</Text>
            <Text style={styles.what}>{t('method')}</Text>
            <Text style={styles.transaction}>{t('transaction')}</Text>
            <Text style={styles.money}>{t('amount')}</Text>
          </View>
          {transactions.map((one) => (
            <View key={one.transaction_id} style={styles.row} wrap={false}>
              <Text style={styles.date}>
                {one.paid_at ? formatDay(dayOf(new Date(one.paid_at)), locale) : ''}
              </Text>
              <Text style={styles.what}>
                {[methodName(one.method, locale), t(`via.${provider}`)].filter(Boolean).join(', ')}
              </Text>
              <Text style={styles.transaction}>{one.transaction_id}</Text>
              <Text style={styles.money}>{formatRupiah(BigInt(one.amount))}</Text>
            </View>
          ))}
        </View>
        <Sums rows={sums.filter(({ amount }) => amount > 0n)} />
      </>
    ),
  })
}
