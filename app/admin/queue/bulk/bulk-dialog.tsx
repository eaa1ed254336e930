'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type RefObject, useId, useState } from 'react'
import { failureSentence } from '@/components/form/failure'
import { Button } from '@/components/ui/button'
import { XIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { newId } from '@/lib/ids'
import type { BulkMove } from '@/lib/licensing/review/bulk-schema'
import { bulkAction } from '../actions'
import { type SelectableRow, useSelection } from '../selection'
import { BulkForm } from './bulk-form'
import { BulkResults } from './bulk-results'
import { type Batch, type BulkRequest, type RowResult, runBatch } from './run-batch'

export interface BulkOptions {
  /** To whom a supervisor may assign; empty for others. */
  reviewers: { id: string; name: string }[]
  reasons: { key: string; kind: 'revision' | 'reject'; name: string; text: string }[]
}

interface BulkDialogProps {
  dialogRef: RefObject<HTMLDialogElement | null>
  move: BulkMove
  rows: SelectableRow[]
  options: BulkOptions
  onClose: () => void
}

/** Asks what the move needs, makes it for each row, and lists what came of each. */
export function BulkDialog({ dialogRef, move, rows: selected, options, onClose }: BulkDialogProps) {
  const t = useTranslations('review')
  const general = useTranslations('validation')
  const router = useRouter()
  const { clear } = useSelection()
  const titleId = useId()
  // As they were when the dialog was opened: the list behind it may be drawn anew meanwhile.
  const [rows] = useState(selected)
  const [batch, setBatch] = useState<Batch>()
  const [results, setResults] = useState<RowResult[]>([])
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<string>()

  const run = async (next: Batch) => {
    setBatch(next)
    setPending(true)
    setFailure(undefined)
    const again = new Set(next.rows.map((row) => row.id))
    setResults((list) => list.filter((one) => !again.has(one.application_id)))
    const outcome = await runBatch(next, bulkAction, (some) => setResults((list) => [...list, ...some]))
    if (!outcome.ok) setFailure(failureSentence(outcome, t, general))
    setPending(false)
    router.refresh()
  }
  const start = (request: BulkRequest) => run({ id: batch?.id ?? newId(), rows, request })
  const retry = () => {
    const open = new Set(
      results
        .filter((one) => one.result === 'lost' || one.result === 'broken')
        .map((one) => one.application_id),
    )
    if (batch) void run({ ...batch, rows: rows.filter((row) => open.has(row.id)) })
  }
  const close = () => {
    const done = results.filter((one) => one.result === 'done' || one.result === 'repeated')
    clear(done.map((one) => one.application_id))
    onClose()
  }
  return (
    <dialog
      ref={dialogRef}
      aria-labelledby={titleId}
      onClose={close}
      className="dialog rounded-lg border border-line bg-card text-start text-base font-normal text-ink"
    >
      <div className="p-5">
        <div className="mb-4 flex items-start justify-between gap-4">
          <h2 id={titleId} className="pt-1.5 text-xl font-bold">
            {t(`bulk.title.${move}`)}
          </h2>
          <Button
            variant="quiet"
            className="-me-2 w-11 px-0 text-ink-soft"
            aria-label={general('form.close')}
            icon={<XIcon />}
            onClick={() => dialogRef.current?.close()}
          />
        </div>
        {batch && !failure ? (
          <BulkResults
            results={results}
            total={rows.length}
            pending={pending}
            onRetry={retry}
            onClose={() => dialogRef.current?.close()}
          />
        ) : (
          <>
            <p className="mb-4">{t('bulk.text')}</p>
            {failure && (
              <Notice tone="danger" live="alert" className="mb-4">
                {failure}
              </Notice>
            )}
            <BulkForm move={move} rows={rows} options={options} onRun={start} />
          </>
        )}
      </div>
    </dialog>
  )
}
