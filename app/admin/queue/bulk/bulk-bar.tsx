'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { XIcon } from '@/components/ui/icons'
import { type BulkMove, MOST_AT_ONCE } from '@/lib/licensing/review/bulk-schema'
import { useSelection } from '../selection'
import { BulkDialog, type BulkOptions } from './bulk-dialog'

const DECIDING: BulkMove[] = ['take', 'release', 'approve_stage', 'request_revision', 'reject']
const SUPERVISING: BulkMove[] = ['assign', 'set_priority']

/** What can be done with all selected rows at once. */
export function BulkBar({ options }: { options: BulkOptions }) {
  const t = useTranslations('review.bulk')
  const { selected, rows, clear } = useSelection()
  const [move, setMove] = useState<BulkMove>()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (move) dialog.current?.showModal()
  }, [move])
  const moves = options.reviewers.length > 0 ? [...DECIDING, ...SUPERVISING] : DECIDING
  return (
    <>
      {selected.size > 0 && (
        <section
          aria-label={t('label')}
          className="sticky bottom-3 z-10 mt-3 flex flex-wrap items-center gap-2 rounded-lg border border-line-strong bg-card p-2 ps-4 shadow-soft"
        >
          <p role="status" className="me-2 font-semibold">
            {t('count', { count: selected.size })}
            {selected.size === MOST_AT_ONCE && ` · ${t('most', { count: MOST_AT_ONCE })}`}
          </p>
          {moves.map((one) => (
            <Button key={one} variant="secondary" size="sm" onClick={() => setMove(one)}>
              {t(one)}
            </Button>
          ))}
          <Button
            variant="quiet"
            size="sm"
            className="ms-auto"
            icon={<XIcon size={16} />}
            onClick={() => clear()}
          >
            {t('clear')}
          </Button>
        </section>
      )}
      {move && (
        <BulkDialog
          key={move}
          dialogRef={dialog}
          move={move}
          rows={rows.filter((row) => selected.has(row.id))}
          options={options}
          onClose={() => setMove(undefined)}
        />
      )}
    </>
  )
}
