'use client'

import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/form/action-button'
import { ArrowDownIcon, ArrowUpIcon, BanIcon, RotateCwIcon } from '@/components/ui/icons'
import type { ActionResult } from '@/lib/action-result'

interface RowButtonsProps {
  name: string
  isActive: boolean
  place: (step: -1 | 1) => Promise<ActionResult<unknown>>
  retire: (isActive: boolean) => Promise<ActionResult<unknown>>
}

/** Up, down, out of use and back into it. */
export function RowButtons({ name, isActive, place, retire }: RowButtonsProps) {
  const t = useTranslations('review.wording')
  const shared = { namespace: 'review' as const, variant: 'quiet' as const, size: 'sm' as const }
  return (
    <>
      <ActionButton
        {...shared}
        aria-label={t('up', { name })}
        icon={<ArrowUpIcon size={16} />}
        action={() => place(-1)}
      />
      <ActionButton
        {...shared}
        aria-label={t('down', { name })}
        icon={<ArrowDownIcon size={16} />}
        action={() => place(1)}
      />
      <ActionButton
        {...shared}
        aria-label={t(isActive ? 'retire' : 'restore', { name })}
        icon={isActive ? <BanIcon size={16} /> : <RotateCwIcon size={16} />}
        action={() => retire(!isActive)}
      />
    </>
  )
}
