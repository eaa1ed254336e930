import { Document, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer'
import { createTranslator } from 'next-intl'
import { parseLocale } from '@/lib/i18n/locale'
import { loadMessages } from '@/lib/i18n/messages'
import type review from '@/lib/i18n/messages/id/review.json'
import { FAMILY, INK, LINE, PRIMARY, SOFT } from '@/lib/pdf/brand'
import { KawungLine } from '@/lib/pdf/kawung-line'
import { formatDay } from '@/lib/time'
import { say } from '../definitions/texts'
import { QrCode } from './qr-code'
import type { VerifiedLicense } from './verification'
import { spacedCode } from './verification-code'
import { licenseWords } from './words'

/** 54 mm: at the some seventy modules of a signed code each is wide enough for a cheap phone's camera. */
const QR_POINTS = 154

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
  small: { fontSize: 10 },
  footLine: { marginTop: 2, fontSize: 9, color: SOFT },
  foot: { marginTop: 20, fontSize: 9, color: SOFT },
})

type Frame = {
  platform: string
  /** The page that says whether the licence stands. */
  url: string
  /** What the QR code holds: the same page, with the signed facts behind the hash. */
  qr: string
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
  const own = await licenseWords(language)
  const until = license.valid_until_on
  const from = license.valid_from_on
  const facts: [string, string | null][] = [
    [t('verify.license'), say(license.name, language)],
    [t('verify.issued'), formatDay(license.issued_on, language)],
    [own('detail.validFrom'), from && formatDay(from, language)],
    [t('verify.validUntil'), until ? formatDay(until, language) : t('verify.withoutEnd')],
    [t('verify.place'), license.place],
    [t('verify.activity'), license.activity],
    ...license.facts.map((fact): [string, string] => [say(fact.label, language), say(fact.value, language)]),
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
          <QrCode text={frame.qr} size={QR_POINTS} />
          <View style={styles.proves}>
            <Text style={styles.strong}>{own('certificate.proves')}</Text>
            <Text style={styles.small}>{own('certificate.provesText')}</Text>
            <Text style={[styles.label, { marginTop: 8 }]}>{t('certificate.code')}</Text>
            <Text style={styles.code}>{spacedCode(license.verification_code)}</Text>
            <Text style={[styles.label, { marginTop: 4 }]}>
              {own('certificate.checkAt', {
                url: frame.url.replace(/^https?:\/\//, '').replace(/\/[^/]*$/, ''),
              })}
            </Text>
          </View>
        </View>
        {license.footer && <Text style={styles.foot}>{say(license.footer, language)}</Text>}
        <Text style={license.footer ? styles.footLine : styles.foot}>
          {t('certificate.assisted', { platform: frame.platform })}
        </Text>
      </Page>
    </Document>,
  )
}
