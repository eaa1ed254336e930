import { Document, Page, Path, renderToBuffer, StyleSheet, Svg, Text, View } from '@react-pdf/renderer'
import { createTranslator } from 'next-intl'
import QRCode from 'qrcode'
import { parseLocale } from '@/lib/i18n/locale'
import { loadMessages } from '@/lib/i18n/messages'
import type review from '@/lib/i18n/messages/id/review.json'
import { FAMILY, INK, LINE, PRIMARY, SOFT } from '@/lib/pdf/brand'
import { KawungLine } from '@/lib/pdf/kawung-line'
import { formatDay } from '@/lib/time'
import { say } from '../definitions/texts'
import { spacedCode, type VerifiedLicense } from './verification'

const styles = StyleSheet.create({
  page: { padding: 56, paddingBottom: 48, fontFamily: FAMILY, fontSize: 11, lineHeight: 1.5, color: INK },
  authority: { marginTop: 28, fontSize: 11, color: SOFT },
  title: { marginTop: 4, fontSize: 24, fontWeight: 800, lineHeight: 1.25 },
  warning: { marginTop: 16, padding: 10, fontWeight: 600, color: '#9b2c20', backgroundColor: '#fcf1ee' },
  label: { fontSize: 10, color: SOFT },
  number: { fontSize: 30, fontWeight: 800, color: PRIMARY, lineHeight: 1.25 },
  holder: { fontSize: 20, fontWeight: 600, lineHeight: 1.3 },
  block: { marginTop: 24 },
  facts: { marginTop: 24, borderTopWidth: 0.75, borderTopColor: LINE },
  fact: { flexDirection: 'row', paddingVertical: 7, borderBottomWidth: 0.75, borderBottomColor: LINE },
  term: { width: 140, color: SOFT },
  detail: { flex: 1, fontWeight: 600 },
  proof: { marginTop: 'auto', flexDirection: 'row', gap: 20, alignItems: 'center' },
  proves: { flex: 1 },
  strong: { fontWeight: 600, fontSize: 12 },
  code: { fontWeight: 600, fontSize: 12, letterSpacing: 1 },
  foot: { marginTop: 20, fontSize: 9, color: SOFT },
})

type Frame = {
  platform: string
  /** Where the QR code leads: the page that says whether the licence stands. */
  url: string
}

/** The certificate of a licence, one A4 page with selectable text, as the bytes of a PDF. Holds nothing about a person. */
export async function renderCertificate(
  license: VerifiedLicense,
  locale: string,
  frame: Frame,
): Promise<Buffer> {
  const language = parseLocale(locale)
  const messages = await loadMessages(language)
  const t = createTranslator<{ review: typeof review }, 'review'>({
    locale: language,
    messages: messages as { review: typeof review },
    namespace: 'review',
  })
  const until = license.valid_until_on
  const facts: [string, string | null][] = [
    [t('verify.license'), say(license.name, language)],
    [t('verify.issued'), formatDay(license.issued_on, language)],
    [t('verify.validUntil'), until ? formatDay(until, language) : t('verify.withoutEnd')],
    [t('verify.place'), license.place],
    [t('verify.activity'), license.activity],
    [t('certificate.legal'), license.legal_basis && say(license.legal_basis, language)],
  ]
  return renderToBuffer(
    <Document
      title={`${say(license.title, language)} ${license.number}`}
      author={say(license.authority, 'id')}
      language={language}
    >
      <Page size="A4" style={styles.page}>
        <KawungLine color={PRIMARY} />
        <Text style={styles.authority}>{say(license.authority, language)}</Text>
        <Text style={styles.title}>{say(license.title, language)}</Text>
        {license.state !== 'active' && (
          <Text style={styles.warning}>
            {t(`verify.state.${license.state}`)}.{' '}
            {t(`verify.stateText.${license.state}`, { day: until ? formatDay(until, language) : '' })}
          </Text>
        )}
        <View style={styles.block}>
          <Text style={styles.label}>{t('certificate.number')}</Text>
          <Text style={styles.number}>{license.number}</Text>
        </View>
        <View style={styles.block}>
          <Text style={styles.label}>{t('certificate.holder')}</Text>
          <Text style={styles.holder}>{license.holder_name}</Text>
          {license.statement && <Text style={{ marginTop: 6 }}>{say(license.statement, language)}</Text>}
        </View>
        <View style={styles.facts}>
          {facts.map(
            ([term, detail]) =>
              detail && (
                <View key={term} style={styles.fact}>
                  <Text style={styles.term}>{term}</Text>
                  <Text style={styles.detail}>{detail}</Text>
                </View>
              ),
          )}
        </View>
        <View style={styles.proof}>
          <QrCode text={frame.url} />
          <View style={styles.proves}>
            <Text style={styles.strong}>{t('certificate.proves')}</Text>
            <Text>{t('certificate.provesText')}</Text>
            <Text style={[styles.label, { marginTop: 8 }]}>{t('certificate.code')}</Text>
            <Text style={styles.code}>{spacedCode(license.verification_code)}</Text>
            <Text style={styles.label}>{frame.url}</Text>
          </View>
        </View>
        <Text style={styles.foot}>{t('certificate.assisted', { platform: frame.platform })}</Text>
      </Page>
    </Document>,
  )
}

/** Drawn as one path: sharp at any size, and nothing is loaded. */
function QrCode({ text }: { text: string }) {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  let path = ''
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`
    }
  }
  return (
    <Svg viewBox={`0 0 ${size} ${size}`} style={{ width: 120, height: 120 }}>
      <Path d={path} fill={INK} />
    </Svg>
  )
}
