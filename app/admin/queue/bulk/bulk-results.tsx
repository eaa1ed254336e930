'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress'
import { ScrollBox } from '@/components/ui/scroll-box'
import type { Tone } from '@/components/ui/tone'
import type { RowResult } from './run-batch'

const TONE: Record<RowResult['result'], Tone> = {
  done: 'success',
  repeated: 'success',
  refused: 'warning',
  broken: 'danger',
  lost: 'danger',
}

interface BulkResultsProps {
  results: RowResult[]
  total: number
  pending: boolean
  onRetry: () => void
  onClose: () => void
}

/** What came of each row; what has no answer can be tried again. */
export function BulkResults({ results, total, pending, onRetry, onClose }: BulkResultsProps) {
  const t = useTranslations('review')
  const open = results.filter((one) => one.result === 'lost' || one.result === 'broken').length
  const count = (kinds: RowResult['result'][]) => results.filter((one) => kinds.includes(one.result)).length
  const why = (one: RowResult) => {
    if (one.result !== 'refused' || !one.reason) return undefined
    if (one.reason === 'conflict' && one.details?.status) {
      const status = t(`status.${one.details.status as 'in_review'}`)
      return one.details.holder_id ? `${status}, ${t('bulk.heldBy')}` : status
    }
    const key = `errors.${one.reason}`
    return t.has(key as 'errors.empty') ? t(key as 'errors.empty') : one.reason
  }
  return (
    <div className="grid gap-4">
      {pending ? (
        <ProgressBar
          value={(results.length / total) * 100}
          label={t('bulk.progress', { done: results.length, total })}
        />
      ) : (
        <p role="status" className="font-semibold">
          {t('bulk.summary', { done: count(['done', 'repeated']), refused: count(['refused']) })}
        </p>
      )}
      <ScrollBox label={t('bulk.results')} className="max-h-80 overflow-y-auto">
        <ul className="divide-y divide-line">
          {results.map((one) => (
            <li key={one.application_id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
              <span className="font-semibold tabular-nums">{one.number}</span>
              <Badge tone={TONE[one.result]}>{t(`bulk.result.${one.result}`)}</Badge>
              {why(one) && <span className="text-ink-soft">{why(one)}</span>}
            </li>
          ))}
        </ul>
      </ScrollBox>
      {!pending && (
        <div className="flex flex-wrap justify-end gap-2">
          {open > 0 && (
            <Button variant="secondary" onClick={onRetry}>
              {t('bulk.retry', { count: open })}
            </Button>
          )}
          <Button variant="primary" onClick={onClose}>
            {t('bulk.close')}
          </Button>
        </div>
      )}
    </div>
  )
}
