import { useLocale, useTranslations } from 'next-intl'
import { dueDay } from '@/components/licensing/due'
import { BarMeter } from '@/components/ui/bar-meter'
import { Card } from '@/components/ui/card'
import type { Clocks } from '@/lib/licensing/applications/clocks'
import { formatDay } from '@/lib/time'

/** Both clocks: what is left on the one that runs, and how far the other had come when it stopped. */
export function ClockCard({ clocks }: { clocks: Clocks }) {
  const t = useTranslations('licensing.clocks')
  const locale = useLocale()
  const { running, office, applicant } = clocks
  return (
    <Card title={t('title')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <BarMeter
          label={t('office')}
          value={office.used}
          max={office.given}
          tone={running.side === 'office' && running.is_late ? 'danger' : 'primary'}
          text={running.side === 'office' ? <Running clocks={clocks} words="until" /> : t('paused', office)}
        />
        <BarMeter
          label={t('applicant')}
          value={applicant.given === null ? 0 : applicant.used}
          max={applicant.given ?? 1}
          tone={running.side === 'applicant' && running.is_late ? 'danger' : 'accent'}
          text={
            running.side === 'applicant' ? (
              <Running clocks={clocks} words="answer" />
            ) : (
              t(applicant.used > 0 ? 'idleUsed' : 'idle', { used: applicant.used })
            )
          }
        />
      </div>
      {running.side === 'hold' && (
        <p className="mt-4 font-medium">{t('hold', { day: formatDay(running.due_at, locale) })}</p>
      )}
    </Card>
  )
}

function Running({ clocks: { running }, words }: { clocks: Clocks; words: 'until' | 'answer' }) {
  const t = useTranslations('licensing.clocks')
  const locale = useLocale()
  const day = dueDay(running.due_at, locale)
  return running.is_late ? t('late', { day }) : t(words, { day, days: running.days_left })
}
