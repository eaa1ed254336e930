'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useTransition } from 'react'
import { takeNextAction } from '@/app/admin/queue/actions'
import { ActionButton } from '@/components/form/action-button'
import { KeyHint } from '@/components/review/key-hint'
import { useKeys } from '@/components/review/use-keys'
import { Button } from '@/components/ui/button'
import { ArrowRightIcon, RefreshCwIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { newId } from '@/lib/ids'
import { useDesk } from './case-desk'

/** Cases that were opened from what had been loaded ahead: drawn anew behind the reader's back, as they are by now. */
const openedAhead = new Set<string>()

interface NextCaseProps {
  /** The case on this page. */
  id: string
  /** The next of those one holds, loaded ahead; without one, the next free case is taken. */
  own: { id: string; number: string } | undefined
}

/** The way to the next case, there without waiting; offered with the focus on it as soon as this one is decided. */
export function NextCase({ id, own }: NextCaseProps) {
  const t = useTranslations('review.case')
  const router = useRouter()
  const { isFinished, isStale, refreshed } = useDesk()
  const place = useRef<HTMLDivElement>(null)
  const button = () => place.current?.querySelector<HTMLButtonElement>('[data-next] button')
  useKeys({ n: () => button()?.click() })
  useEffect(() => {
    if (isFinished) place.current?.querySelector<HTMLButtonElement>('[data-next] button')?.focus()
  }, [isFinished])
  useEffect(() => {
    if (openedAhead.delete(id)) router.refresh()
  }, [id, router])
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
      <div data-next="" className="grid">
        {own ? <OwnNext own={own} isFinished={isFinished} /> : <FreeNext isFinished={isFinished} />}
      </div>
    </div>
  )
}

function FreeNext({ isFinished }: { isFinished: boolean }) {
  const t = useTranslations('review.case')
  return (
    <ActionButton
      full
      namespace="review"
      variant={isFinished ? 'primary' : 'quiet'}
      iconEnd={<NextIcon />}
      // It answers with the page of the case it took: one way there and back.
      action={() => takeNextAction({ transaction_id: newId() })}
    >
      {t('next')}
    </ActionButton>
  )
}

function OwnNext({ own, isFinished }: { own: { id: string; number: string }; isFinished: boolean }) {
  const t = useTranslations('review.case')
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const href = `/admin/applications/${own.id}`
  useEffect(() => {
    // Whole, not only its frame; and again when a move made what was loaded out of date, but not for a page nobody looks at.
    const load = () => {
      if (document.visibilityState === 'hidden') return
      router.prefetch(href, { kind: 'full' as PrefetchKind, onInvalidate: load })
    }
    load()
  }, [href, router])
  return (
    <Button
      full
      variant={isFinished ? 'primary' : 'quiet'}
      iconEnd={<NextIcon />}
      pending={pending}
      onClick={() => {
        openedAhead.add(own.id)
        startTransition(() => router.push(href))
      }}
    >
      {t('nextOwn', { number: own.number })}
    </Button>
  )
}

type PrefetchKind = NonNullable<Parameters<ReturnType<typeof useRouter>['prefetch']>[1]>['kind']

function NextIcon() {
  return (
    <>
      <KeyHint>n</KeyHint>
      <ArrowRightIcon />
    </>
  )
}
