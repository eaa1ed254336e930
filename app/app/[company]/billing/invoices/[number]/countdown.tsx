'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { ClockIcon } from '@/components/ui/icons'

/** The time that is left to pay. Empty until the browser's clock is known, in a line that keeps its height. */
export function Countdown({ until }: { until: string }) {
  const t = useTranslations('checkout.open')
  const [left, setLeft] = useState<number>()
  useEffect(() => {
    const end = Date.parse(until)
    const tick = () => setLeft(Math.max(0, Math.floor((end - Date.now()) / 1000)))
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [until])
  return (
    <p role="timer" className="flex min-h-6 items-center gap-2 font-semibold tabular-nums">
      <ClockIcon size={18} className="text-ink-soft" />
      {left !== undefined && words(left)}
    </p>
  )

  function words(seconds: number): string {
    if (seconds === 0) return t('timeOver')
    const minutes = Math.floor(seconds / 60)
    const time =
      minutes >= 60
        ? t('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
        : t('minutes', { minutes, seconds: seconds % 60 })
    return t('timeLeft', { time })
  }
}
