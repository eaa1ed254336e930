import { useTranslations } from 'next-intl'
import { ArrowRightIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { type CheckQuery, writeCheckQuery } from '@/lib/licensing/finder/check-query'

/** The way from knowing to doing, with the answers along. */
export function StartNotice({ query }: { query: CheckQuery }) {
  const t = useTranslations('check')
  return (
    <div className="flex flex-wrap items-center justify-between gap-4 rounded-lg bg-primary-soft p-5 print:hidden">
      <p className="min-w-0 flex-1 basis-64">{t('startText')}</p>
      <ButtonLink
        href={`/sign-up?${new URLSearchParams({ check: writeCheckQuery(query) })}`}
        plain
        size="lg"
        iconEnd={<ArrowRightIcon />}
      >
        {t('start')}
      </ButtonLink>
    </div>
  )
}
