import { getLocale, getTranslations } from 'next-intl/server'
import { KawungBand } from '@/components/art/kawung'
import { cx } from '@/components/ui/class-names'
import { DescriptionList } from '@/components/ui/description-list'
import {
  BadgeCheckIcon,
  CalendarDaysIcon,
  CircleXIcon,
  ClockIcon,
  DownloadIcon,
  HistoryIcon,
  PauseIcon,
} from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { TONE_CLASS, type Tone } from '@/components/ui/tone'
import { say } from '@/lib/licensing/definitions/texts'
import type { LicenseState } from '@/lib/licensing/licenses/status'
import type { VerifiedLicense } from '@/lib/licensing/licenses/verification'
import { spacedCode } from '@/lib/licensing/licenses/verification-code'
import { formatDay, formatInstant } from '@/lib/time'
import { PublicHistory } from './public-history'
import { StateDetail } from './state-detail'

const STATE: Record<LicenseState, { tone: Tone; Icon: typeof ClockIcon }> = {
  active: { tone: 'success', Icon: BadgeCheckIcon },
  upcoming: { tone: 'info', Icon: CalendarDaysIcon },
  expired: { tone: 'warning', Icon: ClockIcon },
  suspended: { tone: 'warning', Icon: PauseIcon },
  revoked: { tone: 'danger', Icon: CircleXIcon },
  superseded: { tone: 'neutral', Icon: HistoryIcon },
}

/** We vouch for nothing of it, whatever state it is in. */
const RECORDED = { tone: 'neutral', Icon: HistoryIcon } as const

/** The answer to "is it real, and does it still stand", then what the certificate must say too. */
export async function LicenseFacts({ license, now }: { license: VerifiedLicense; now: Date }) {
  const [t, own, locale] = await Promise.all([
    getTranslations('review.verify'),
    getTranslations('licenses.verify'),
    getLocale(),
  ])
  const isRecorded = license.origin === 'recorded'
  const { tone, Icon } = isRecorded ? RECORDED : STATE[license.state]
  const day = (value: string) => formatDay(value, locale)
  const until = license.valid_until_on
  return (
    <article className="overflow-clip rounded-lg border border-line bg-card shadow-soft">
      <KawungBand id="kawung-verified" className="text-primary-line" />
      <div className={cx('flex items-center gap-4 border-y p-5', TONE_CLASS[tone])}>
        <Icon size={44} />
        <div>
          <p className="text-2xl font-extrabold">
            {isRecorded ? own('recorded') : t(`state.${license.state}`)}
          </p>
          <p className="text-ink">
            {isRecorded
              ? own('recordedText', { issuer: say(license.authority, locale) })
              : t(`stateText.${license.state}`, { day: until ? day(until) : '' })}
          </p>
          {!isRecorded && <StateDetail license={license} />}
        </div>
      </div>
      <div className="px-5 py-3">
        <DescriptionList
          items={[
            { term: t('holder'), detail: <b className="text-lg">{license.holder_name}</b> },
            { term: t('license'), detail: say(license.name, locale) },
            { term: t('number'), detail: <span className="tabular-nums">{license.number}</span> },
            { term: t('authority'), detail: say(license.authority, locale) },
            { term: t('issued'), detail: day(license.issued_on) },
            ...(license.valid_from_on
              ? [{ term: own('validFrom'), detail: day(license.valid_from_on) }]
              : []),
            { term: t('validUntil'), detail: until ? day(until) : t('withoutEnd') },
            ...(license.place ? [{ term: t('place'), detail: license.place }] : []),
            ...(license.activity ? [{ term: t('activity'), detail: license.activity }] : []),
            ...license.facts.map((fact) => ({
              term: say(fact.label, locale),
              detail: say(fact.value, locale),
            })),
            {
              term: t('codeLabel'),
              detail: <span className="font-mono">{spacedCode(license.verification_code)}</span>,
            },
          ]}
        />
      </div>
      <PublicHistory license={license} />
      <div className="grid gap-4 border-t border-line p-5">
        {!isRecorded && (
          <ButtonLink
            plain
            variant="secondary"
            href={`/verify/${license.verification_code}/certificate`}
            icon={<DownloadIcon />}
          >
            {t('download')}
          </ButtonLink>
        )}
        <div className="text-ink-soft">
          <p>{t('checkedAt', { when: formatInstant(now, locale) })}</p>
          <p>{t('privacy')}</p>
        </div>
      </div>
    </article>
  )
}
