'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { CheckCheckIcon, CloudOffIcon, TriangleAlertIcon } from '@/components/ui/icons'
import { Spinner } from '@/components/ui/spinner'
import { formatTime, type Zone } from '@/lib/time'

interface SyncBarProps {
  isSending: boolean
  isUnsent: boolean
  isOffline: boolean
  isKept: boolean
  sentAt: Date | undefined
  /** Pictures that the office does not have yet. */
  photos: number
  /** What stands against sending, in words. */
  refusal: string | undefined
  zone: Zone
  onSend: () => void
}

/** Always in sight: whether what was entered is on this phone alone or with the office. */
export function SyncBar(props: SyncBarProps) {
  const t = useTranslations('visits.sync')
  const isWaiting = props.isUnsent || props.photos > 0
  const words = wordsOf()
  return (
    <div
      className={cx(
        'sticky top-14 z-10 -mx-4 flex min-h-13 flex-wrap items-center gap-x-3 gap-y-1 border-y px-4 py-2 lg:mx-0 lg:rounded-md lg:border-x',
        props.refusal
          ? 'border-danger-line bg-danger-soft text-danger'
          : isWaiting
            ? 'border-warning-line bg-warning-soft text-warning'
            : 'border-success-line bg-success-soft text-success',
      )}
    >
      <p role="status" className="flex min-w-0 flex-1 items-center gap-2 font-semibold">
        {words.icon}
        <span className="min-w-0">
          {words.text}
          {props.photos > 0 && <span className="block">{t('photosKept', { count: props.photos })}</span>}
        </span>
      </p>
      {isWaiting && !props.isSending && (
        <Button variant="secondary" onClick={props.onSend}>
          {t('now')}
        </Button>
      )}
      {props.isOffline && <p className="w-full text-ink">{t('keptText')}</p>}
      {!props.isKept && <p className="w-full font-semibold text-danger">{t('notKept')}</p>}
    </div>
  )

  function wordsOf() {
    if (props.refusal) return { icon: <TriangleAlertIcon />, text: props.refusal }
    if (props.isSending) return { icon: <Spinner />, text: t('sending') }
    if (props.isUnsent) return { icon: <CloudOffIcon />, text: t('kept') }
    const time = props.sentAt && formatTime(props.sentAt, props.zone)
    return { icon: <CheckCheckIcon />, text: time ? t('sentAt', { time }) : t('sent') }
  }
}
