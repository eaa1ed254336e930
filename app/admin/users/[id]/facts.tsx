import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import type { UserDetail } from '@/lib/auth/users/queries'
import { formatInstant, toZone, ZONES, type Zone } from '@/lib/time'

/** What is known of a user. */
export function Facts({ user, zone }: { user: UserDetail; zone: Zone }) {
  const t = useTranslations('admin.users.facts')
  const languages = useTranslations('common.preferences')
  const locale = useLocale()
  const instant = (value: Date | null) => value && formatInstant(value, locale, zone)
  return (
    <Card title={t('title')}>
      <DescriptionList
        dense
        items={[
          { term: t('email'), detail: user.email },
          { term: t('phone'), detail: user.phone },
          { term: t('language'), detail: languages(user.locale as 'id') },
          { term: t('zone'), detail: ZONES[toZone(user.time_zone)] },
          { term: t('created'), detail: instant(user.created_at) },
          { term: t('seen'), detail: instant(user.last_seen_at) },
          {
            term: t('privacy'),
            detail:
              user.privacy_accepted_at &&
              t('privacyVersion', {
                version: user.privacy_version ?? '–',
                when: formatInstant(user.privacy_accepted_at, locale, zone),
              }),
          },
        ]}
      />
    </Card>
  )
}
