import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import type { LicenseDefinition } from '@/lib/licensing/definitions/definition'
import { say } from '@/lib/licensing/definitions/texts'
import { formatRupiah } from '@/lib/money'

/** What applicants read before they begin. */
export function OverviewCard({ definition }: { definition: LicenseDefinition }) {
  const t = useTranslations('licenseTypes')
  const words = useTranslations('licensing')
  const locale = useLocale()
  const { fee, validity, recommendation } = definition
  const noteOf = (note: { id: string; en: string } | null) => (note ? ` ${say(note, locale)}` : '')
  const cost =
    fee.amount === null
      ? words('facts.costUnknown')
      : fee.amount === 0
        ? words('facts.free')
        : formatRupiah(fee.amount)
  const valid =
    validity.years === null ? words('facts.unlimited') : words('facts.years', { count: validity.years })
  return (
    <Card title={t('overview')}>
      <DescriptionList
        dense
        items={[
          { term: t('summary'), detail: say(definition.summary, locale) },
          { term: t('legalBasis'), detail: definition.legal_basis && say(definition.legal_basis, locale) },
          { term: t('need'), detail: words(`need.${recommendation.need}`) },
          { term: t('why'), detail: say(recommendation.why, locale) },
          { term: t('fee'), detail: `${cost}.${noteOf(fee.note)}` },
          { term: t('validity'), detail: `${valid}.${noteOf(validity.note)}` },
          { term: t('officialTime'), detail: say(definition.official_time, locale) },
        ]}
      />
    </Card>
  )
}

/** Which businesses may have it. */
export function EligibilityCard({ definition }: { definition: LicenseDefinition }) {
  const t = useTranslations('licenseTypes')
  const locale = useLocale()
  const { eligibility } = definition
  const listed = (words: string[]) => (words.length > 0 ? words.join(', ') : t('any'))
  return (
    <Card title={t('eligibility')}>
      <DescriptionList
        dense
        items={[
          {
            term: t('activities'),
            detail:
              eligibility.kbli.length === 0
                ? t('any')
                : eligibility.kbli.map((rule) => (
                    <span key={rule.version} className="block">
                      {t(rule.except.length > 0 ? 'kbliExcept' : 'kbli', {
                        version: rule.version,
                        prefixes: rule.prefixes.join(', '),
                        except: rule.except.join(', '),
                      })}
                    </span>
                  )),
          },
          { term: t('scales'), detail: listed(eligibility.scales.map((scale) => t(`scale.${scale}`))) },
          {
            term: t('entities'),
            detail: listed(eligibility.entity_kinds.map((kind) => t(`entity.${kind}`))),
          },
          { term: t('risks'), detail: listed(eligibility.risks.map((risk) => t(`risk.${risk}`))) },
          {
            term: t('maxSales'),
            detail:
              eligibility.max_yearly_sales_amount === null
                ? t('any')
                : formatRupiah(eligibility.max_yearly_sales_amount),
          },
          {
            term: t('nib'),
            detail:
              eligibility.has_nib === null
                ? t('any')
                : t(eligibility.has_nib ? 'nibs.needed' : 'nibs.absent'),
          },
          { term: t('note'), detail: eligibility.note && say(eligibility.note, locale) },
        ]}
      />
    </Card>
  )
}

/** What is issued in the end. */
export function CertificateCard({ definition }: { definition: LicenseDefinition }) {
  const t = useTranslations('licenseTypes')
  const locale = useLocale()
  const { title, statement, number } = definition.certificate
  return (
    <Card title={t('certificate')}>
      <DescriptionList
        dense
        items={[
          { term: t('certificateTitle'), detail: say(title, locale) },
          { term: t('statement'), detail: say(statement, locale) },
          {
            term: t('number'),
            detail:
              number.source === 'authority'
                ? t('numberAuthority', { pattern: number.pattern, example: number.example })
                : t('numberSeries', { template: number.template }),
          },
        ]}
      />
    </Card>
  )
}
