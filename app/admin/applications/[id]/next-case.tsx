'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { takeNextAction } from '@/app/admin/queue/actions'
import { ActionButton } from '@/components/form/action-button'
import { KeyHint } from '@/components/review/key-hint'
import { useKeys } from '@/components/review/use-keys'
import { Button } from '@/components/ui/button'
import { ArrowRightIcon, RefreshCwIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { newId } from '@/lib/ids'
import { useDesk } from './case-desk'

/** Takes the next case and opens it; offered with the focus on it as soon as this one is decided. */
export function NextCase() {
  const t = useTranslations('review.case')
  const router = useRouter()
  const { isFinished, isStale, refreshed } = useDesk()
  const place = useRef<HTMLDivElement>(null)
  const button = () => place.current?.querySelector('button')
  useKeys({ n: () => button()?.click() })
  useEffect(() => {
    if (isFinished) place.current?.querySelector('button')?.focus()
  }, [isFinished])
  return (
    <div ref={place} className="grid gap-2 border-t border-line bg-card p-4">
      {isStale && (
        <Notice
          tone="warning"
          title={t('stale')}
          actions={
            <Button
              size="sm"
              variant="secondary"
              icon={<RefreshCwIcon size={16} />}
              onClick={() => {
                refreshed()
                router.refresh()
              }}
            >
              {t('refresh')}
            </Button>
          }
        />
      )}
      <p role="status" className="font-semibold text-success empty:hidden">
        {isFinished && `${t('done')} ${t('doneNext')}`}
      </p>
      <ActionButton
        full
        namespace="review"
        variant={isFinished ? 'primary' : 'quiet'}
        iconEnd={
          <>
            <KeyHint>n</KeyHint>
            <ArrowRightIcon />
          </>
        }
        action={() => takeNextAction({ transaction_id: newId() })}
        onDone={({ application_id }) => router.push(`/admin/applications/${application_id}`)}
      >
        {t('next')}
      </ActionButton>
    </div>
  )
}
