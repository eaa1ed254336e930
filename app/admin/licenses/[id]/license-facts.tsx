import { useLocale, useTranslations } from 'next-intl'
import { DescriptionList } from '@/components/ui/description-list'
import { TextLink } from '@/components/ui/link'
import type { LicenseDetail } from '@/lib/licensing/licenses/queries'
import { spacedCode } from '@/lib/licensing/licenses/verification-code'
import { formatDay } from '@/lib/time'

/** What a licence says, whose it is, and what belongs to it. */
export function LicenseFacts({ license }: { license: LicenseDetail }) {
  const t = useTranslations('licenses')
  const locale = useLocale()
  const day = (value: string | null) => (value ? formatDay(value, locale) : t('detail.withoutEnd'))
  const row = (term: string, detail: React.ReactNode) => (detail ? [{ term, detail }] : [])
  const to = (href: string, text: string | null) => <TextLink href={href}>{text}</TextLink>
  const { application_id, earlier_id, later_id, open } = license
  return (
    <DescriptionList
      dense
      items={[
        ...row(t('admin.company'), to(`/admin/companies/${license.company_slug}`, license.company_name)),
        ...row(t('detail.holder'), license.holder_name),
        ...row(t('detail.authority'), license.authority),
        ...row(t('detail.issuedOn'), day(license.issued_on)),
        ...row(t('detail.validFrom'), license.valid_from_on && day(license.valid_from_on)),
        ...row(t('detail.validUntil'), day(license.valid_until_on)),
        ...row(t('admin.untilOn'), license.suspended_until_on && day(license.suspended_until_on)),
        ...row(
          t('detail.application'),
          application_id && to(`/admin/applications/${application_id}`, license.application_number),
        ),
        ...row(
          t('detail.replaces'),
          earlier_id && to(`/admin/licenses/${earlier_id}`, license.earlier_number),
        ),
        ...row(t('detail.replacedBy'), later_id && to(`/admin/licenses/${later_id}`, license.later_number)),
        ...row(
          t('admin.openApplication'),
          open && open.status !== 'draft' && to(`/admin/applications/${open.id}`, open.number),
        ),
        ...row(t('detail.code'), <span className="font-mono">{spacedCode(license.verification_code)}</span>),
      ]}
    />
  )
}
