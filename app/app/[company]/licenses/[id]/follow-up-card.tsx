import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { ArrowRightIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { type CompanyRole, can } from '@/lib/auth/permissions'
import { newId } from '@/lib/ids'
import { amendmentOf, type FollowUp, renewalOf } from '@/lib/licensing/licenses/follow-up'
import type { LicenseDetail } from '@/lib/licensing/licenses/queries'
import { formatDay } from '@/lib/time'
import { FollowUpButton } from './follow-up-button'

interface FollowUpCardProps {
  license: LicenseDetail
  slug: string
  role: CompanyRole
  now: Date
}

/** Whether this licence can be renewed or changed, from when, and the way there. */
export async function FollowUpCard({ license, slug, role, now }: FollowUpCardProps) {
  const [t, locale] = await Promise.all([getTranslations('licenses'), getLocale()])
  const { offer, open } = license
  if (license.status === 'superseded' || license.status === 'revoked') return null
  if (open) {
    return (
      <Card title={t(`followUp.kind.${open.kind === 'amendment' ? 'amendment' : 'renewal'}`)}>
        <p className="mb-4">{t('followUp.underWay')}</p>
        <ButtonLink href={`/app/${slug}/applications/${open.id}`} iconEnd={<ArrowRightIcon />}>
          {t('followUp.continue', { number: open.number })}
        </ButtonLink>
      </Card>
    )
  }
  const input = { license, offer, underWay: false, now }
  const renewal = renewalOf(input)
  const amendment = amendmentOf(input)
  const mayEdit = can(role, 'application.edit')
  const why = (one: FollowUp): string => {
    if (one.possible)
      return one.closes_on ? t('followUp.renewUntil', { day: formatDay(one.closes_on, locale) }) : ''
    return t(`followUp.${one.why}`, { day: one.opens_on ? formatDay(one.opens_on, locale) : '' })
  }
  const button = (kind: 'renewal' | 'amendment') =>
    mayEdit && (
      <FollowUpButton
        intention={{ company: slug, license_id: license.id, application_id: newId(), kind }}
        label={t(kind === 'renewal' ? 'followUp.renew' : 'followUp.amend')}
      />
    )
  return (
    <Card title={t('detail.next')}>
      <ClientMessages namespaces={['licenses', 'validation']}>
        <div className="grid gap-4">
          <div className="grid gap-2">
            {renewal.possible && <p>{t('followUp.renewText')}</p>}
            <p className="text-ink-soft">{why(renewal)}</p>
            {renewal.possible && button('renewal')}
          </div>
          {amendment.possible && (
            <div className="grid gap-2 border-t border-line pt-4">
              <p>{t('followUp.amendText')}</p>
              {button('amendment')}
            </div>
          )}
        </div>
      </ClientMessages>
    </Card>
  )
}
