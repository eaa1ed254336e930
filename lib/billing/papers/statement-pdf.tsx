import { Text, View } from '@react-pdf/renderer'
import type { Settings } from '@/lib/config/definitions'
import { formatRupiah } from '@/lib/money'
import { formatDay, formatInstant } from '@/lib/time'
import type { InvoiceBuyer } from '../invoices/queries'
import type { Statement } from '../invoices/statement'
import { Head, Parties, renderSheet, Sums } from './parts'
import { sayMovement, statementSums } from './statement-words'
import { styles } from './styles'
import { paperWords } from './words'

interface StatementPaper {
  statement: Statement
  company: InvoiceBuyer & { slug: string }
  settings: Settings
  now: Date
}

/** A company's statement of account on A4: opening balance, each movement with the balance after it, sums, closing balance. */
export async function renderStatementPdf(paper: StatementPaper, language: string): Promise<Buffer> {
  const { statement, company, settings, now } = paper
  const { t, locale } = await paperWords(language)
  const range = { from: formatDay(statement.from, locale), to: formatDay(statement.to, locale) }
  const seller = {
    legal_name: settings['platform.legal_name'],
    address: settings['platform.address'],
    npwp: settings['platform.npwp'],
  }
  return renderSheet({
    title: `${t('statement')} ${company.slug} ${statement.from} ${statement.to}`,
    author: seller.legal_name,
    locale,
    t,
    foot: t('foot.statement', {
      when: formatInstant(now, locale),
      email: settings['platform.support_email'],
    }),
    children: (
      <>
        <Head kind={t('statement')} number={t('range', range)} facts={[]} />
        <Parties seller={seller} buyer={company} t={t} />
        <View style={styles.lines}>
          <View style={[styles.row, styles.tight, styles.headRow]} fixed>
            <Text style={styles.date}>{t('day')}</Text>
            <Text style={styles.what}>{t('move')}</Text>
            <Text style={styles.document}>{t('document')}</Text>
            <Text style={styles.amount}>{t('amount')}</Text>
            <Text style={styles.amount}>{t('balance')}</Text>
          </View>
          <Row day={range.from} what={t('opening')} balance={statement.opening} />
          {statement.lines.map((line, at) => (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: a movement has no name of its own, and the list never changes
              key={at}
              day={formatDay(line.posted_on, locale)}
              what={sayMovement(line, t, locale)}
              document={line.number ?? ''}
              amount={line.amount}
              balance={line.balance}
            />
          ))}
          {statement.lines.length === 0 && <Text style={styles.soft}>{t('noMoves')}</Text>}
        </View>
        <Sums
          rows={[
            { term: t('opening'), amount: statement.opening },
            ...statementSums(statement, t),
            { term: t('closing'), amount: statement.closing, strong: true },
          ]}
        />
        <Text style={[styles.spelled, styles.soft]}>{t('positive')}</Text>
      </>
    ),
  })
}

function Row(props: { day: string; what: string; document?: string; amount?: bigint; balance: bigint }) {
  return (
    <View style={[styles.row, styles.tight]} wrap={false}>
      <Text style={styles.date}>{props.day}</Text>
      <Text style={styles.what}>{props.what}</Text>
      <Text style={styles.document}>{props.document ?? ''}</Text>
      <Text style={styles.amount}>{props.amount === undefined ? '' : formatRupiah(props.amount)}</Text>
      <Text style={styles.amount}>{formatRupiah(props.balance)}</Text>
    </View>
  )
}
