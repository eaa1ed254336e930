import { useLocale, useTranslations } from 'next-intl'
import { FitBadge, useFacts, useNames } from '@/components/licensing/plan-card'
import { Card } from '@/components/ui/card'
import { ButtonLink } from '@/components/ui/link'
import type { LicenseRow } from '@/lib/licensing/applications/lists'
import { say } from '@/lib/licensing/definitions/texts'
import { type Plan, type PlanItem, stillNeeded } from '@/lib/licensing/finder/plan'
import { formatDay } from '@/lib/time'
import { expiringLicenses } from './next-step'

interface ExpiringProps {
  licenses: LicenseRow[]
  path: string
  now: Date
  noticeDays: number
}

/** Licences that end soon. */
export function ExpiringLicenses({ licenses, path, now, noticeDays }: ExpiringProps) {
  const t = useTranslations('licensing.home')
  const locale = useLocale()
  const expiring = expiringLicenses(licenses, now, noticeDays)
  if (expiring.length === 0) return null
  return (
    <Card title={t('expiring')} flush>
      <ul className="divide-y divide-line border-t border-line">
        {expiring.map((license) => (
          <li key={license.id} className="flex flex-wrap items-center justify-between gap-3 px-5 py-4">
            <div className="min-w-0">
              <p className="font-semibold">{locale === 'en' ? license.name_en : license.name_id}</p>
              <p className="text-ink-soft">
                {t('endsOn', { day: formatDay(license.valid_until_on ?? '', locale) })}
              </p>
            </div>
            <ButtonLink href={`${path}/licenses/${license.id}`} variant="secondary">
              {t('see')}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}

interface NeededProps {
  plan: Plan
  path: string
  mayEdit: boolean
}

/** What this business still needs, in order: not there yet, or to be renewed. */
export function NeededLicenses({ plan, path, mayEdit }: NeededProps) {
  const t = useTranslations('licensing')
  return (
    <Card title={t('home.needed')} lead={t('home.neededLead')} flush>
      <ul className="divide-y divide-line border-t border-line">
        {stillNeeded(plan).map((item) => (
          <Needed key={item.type.code} item={item} plan={plan} path={path} mayEdit={mayEdit} />
        ))}
      </ul>
    </Card>
  )
}

function Needed({ item, plan, path, mayEdit }: NeededProps & { item: PlanItem }) {
  const t = useTranslations('licensing.home')
  const finder = useTranslations('finder')
  const locale = useLocale()
  const after = useNames(plan, item.after)
  const facts = useFacts(item)
  const { definition, code } = item.type
  const license = say(definition.name, locale)
  const [renewal] = item.renewals
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          {license}
          {(item.fit !== 'required' || renewal) && <FitBadge item={item} />}
        </p>
        <p className="text-ink-soft">
          {facts !== ''
            ? finder('maybe', { facts })
            : item.after.length > 0
              ? `${finder('after', { licenses: after })} ${finder('afterText')}`
              : say(definition.recommendation.why, locale)}
        </p>
        <p className="text-sm text-ink-soft">
          {t(item.after.length > 0 ? 'readyAfter' : 'readyAbout', {
            day: formatDay(item.ready_on, locale),
            count: item.working_days,
          })}
        </p>
      </div>
      {mayEdit && !item.after_nib && (
        <ButtonLink
          href={renewal ? `${path}/licenses/${renewal.id}` : `${path}/applications/new#${code}`}
          variant="secondary"
          aria-label={t(renewal ? 'renewOf' : 'startOf', { license })}
        >
          {t(renewal ? 'renew' : 'start')}
        </ButtonLink>
      )}
    </li>
  )
}
