import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'

/** The way back to what one was doing when the plan was full. */
export function ResumeNotice({ next, isFull }: { next: string; isFull: boolean }) {
  const t = useTranslations('billing.page.resume')
  return (
    <Notice
      tone={isFull ? 'warning' : 'success'}
      title={isFull ? t('limit') : undefined}
      actions={
        <ButtonLink href={next} variant={isFull ? 'secondary' : 'primary'}>
          {t(isFull ? 'go' : 'continue')}
        </ButtonLink>
      }
    >
      {t(isFull ? 'limitText' : 'text')}
    </Notice>
  )
}
