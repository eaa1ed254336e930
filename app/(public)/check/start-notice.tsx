import { useTranslations } from 'next-intl'
import { ArrowRightIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'

/** The way from knowing to doing. */
export function StartNotice() {
  const t = useTranslations('check')
  return (
    <div className="flex flex-wrap items-center justify-between gap-4 rounded-lg bg-primary-soft p-5">
      <p className="min-w-0 flex-1 basis-64">{t('startText')}</p>
      <ButtonLink href="/sign-up" plain size="lg" iconEnd={<ArrowRightIcon />}>
        {t('start')}
      </ButtonLink>
    </div>
  )
}
