'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { TextLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { type Column, Table } from '@/components/ui/table'
import { newId } from '@/lib/ids'
import type { AssignResult } from '@/lib/staffing/assign-many'
import type { Obstacle } from '@/lib/staffing/choose'
import { moveCasesAction } from '../../actions'

export type Proposal = {
  application_id: string
  number: string
  company_name: string
  license: string
  status: string
  due_at: string | null
  to: { id: string; name: string } | null
  because: Obstacle | null
}

/** Who would get each case; then one press, and what became of each. */
export function Proposals({
  proposals,
  hasMore,
  empty,
}: {
  proposals: Proposal[]
  hasMore: boolean
  empty: ReactNode
}) {
  const t = useTranslations('staffing')
  const status = useTranslations('review.status')
  const format = useFormatter()
  // Kept with the results: what moved is no longer among those held when the page is read anew.
  const [moved, setMoved] = useState<Proposal[]>()
  const rows = moved ?? proposals
  const [transactionId] = useState(() => newId())
  const [results, setResults] = useState<AssignResult[]>()
  const items = rows.flatMap(({ application_id, to }) => (to ? [{ application_id, assignee_id: to.id }] : []))
  const given = results?.filter((result) => result.ok).length ?? 0
  const outcomeOf = (row: Proposal) => {
    const result = results?.find((one) => one.application_id === row.application_id)
    if (!result)
      return row.to ? row.to.name : t('move.stays', { because: t(`because.${row.because ?? 'role'}`) })
    return result.ok ? `${t('move.given')}: ${row.to?.name ?? ''}` : t(`errors.${result.reason}`)
  }
  const columns: Column<Proposal>[] = [
    {
      key: 'number',
      header: t('move.number'),
      lead: true,
      cell: (row) => <TextLink href={`/admin/applications/${row.application_id}`}>{row.number}</TextLink>,
    },
    { key: 'company', header: t('move.company'), cell: (row) => row.company_name },
    { key: 'license', header: t('move.license'), cell: (row) => row.license },
    { key: 'state', header: t('move.state'), cell: (row) => status(row.status as 'in_review') },
    {
      key: 'due',
      header: t('move.due'),
      cell: (row) =>
        row.due_at
          ? format.dateTime(new Date(Date.parse(row.due_at) - 1), {
              dateStyle: 'medium',
              timeZone: 'Asia/Jakarta',
            })
          : '–',
    },
    { key: 'to', header: results ? t('move.results') : t('move.goesTo'), cell: outcomeOf },
  ]
  if (rows.length === 0) return empty
  return (
    <>
      <Table caption={t('move.caption')} columns={columns} rows={rows} rowKey={(row) => row.application_id} />
      <div className="grid gap-3 border-t border-line p-5">
        {hasMore && <p className="text-ink-soft">{t('move.more', { count: rows.length })}</p>}
        {results ? (
          <Notice tone={given === results.length ? 'success' : 'warning'} live="status">
            {t('move.done', { given, count: results.length })}
          </Notice>
        ) : (
          items.length > 0 && (
            <ActionButton
              namespace="staffing"
              action={() => moveCasesAction({ items, transaction_id: transactionId })}
              onDone={(outcome: AssignResult[]) => {
                setMoved(rows)
                setResults(outcome)
              }}
            >
              {t('move.confirm', { count: items.length })}
            </ActionButton>
          )
        )}
      </div>
    </>
  )
}
