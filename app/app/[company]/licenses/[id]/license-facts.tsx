import { useLocale, useTranslations } from 'next-intl'
import { DescriptionList } from '@/components/ui/description-list'
import { TextLink } from '@/components/ui/link'
import type { LicenseDetail } from '@/lib/licensing/licenses/queries'
import { spacedCode } from '@/lib/licensing/licenses/verification-code'
import { formatDay } from '@/lib/time'

/** What a licence says, and what came before and after it. */
export function LicenseFacts({ license, path }: { license: LicenseDetail; path: string }) {
  const t = useTranslations('licenses')
  const locale = useLocale()
  const day = (value: string) => formatDay(value, locale)
  const { valid_from_on, valid_until_on, earlier_id, later_id } = license
  const link = (id: string, number: string | null) => (
    <TextLink href={`${path}/licenses/${id}`}>{number}</TextLink>
  )
  return (
    <DescriptionList
      items={[
        { term: t('detail.holder'), detail: license.holder_name },
        { term: t('detail.authority'), detail: license.authority },
        { term: t('detail.issuedOn'), detail: day(license.issued_on) },
        ...(valid_from_on ? [{ term: t('detail.validFrom'), detail: day(valid_from_on) }] : []),
        {
          term: t('detail.validUntil'),
          detail: valid_until_on ? day(valid_until_on) : t('detail.withoutEnd'),
        },
        ...(license.origin === 'recorded' ? [{ term: t('detail.origin'), detail: t('recorded.long') }] : []),
        ...(earlier_id
          ? [{ term: t('detail.replaces'), detail: link(earlier_id, license.earlier_number) }]
          : []),
        ...(later_id ? [{ term: t('detail.replacedBy'), detail: link(later_id, license.later_number) }] : []),
        ...(license.application_id
          ? [
              {
                term: t('detail.application'),
                detail: (
                  <TextLink href={`${path}/applications/${license.application_id}`}>
                    {license.application_number}
                  </TextLink>
                ),
              },
            ]
          : []),
        {
          term: t('detail.code'),
          detail: <span className="font-mono">{spacedCode(license.verification_code)}</span>,
        },
      ]}
    />
  )
}
