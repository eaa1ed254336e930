'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { ButtonLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { applyImportAction, type ImportPreview } from './actions'

const TONE = { change: 'info', unknown: 'danger', invalid: 'danger' } as const

interface ImportDifferenceProps {
  text: string
  preview: ImportPreview
  onDone: () => void
}

/** What the file would change, and the button that does it: only when all of it can be done. */
export function ImportDifference({ text, preview, onDone }: ImportDifferenceProps) {
  const t = useTranslations('settings')
  const [changed, setChanged] = useState<number>()
  if (changed !== undefined)
    return (
      <Notice
        tone="success"
        live="status"
        title={t('import.done', { count: changed })}
        actions={<ButtonLink href="/admin/settings">{t('import.back')}</ButtonLink>}
      />
    )
  if (preview.differences.length === 0)
    return (
      <Notice tone="info" live="status" title={t('import.same')}>
        {t('import.sameText', { count: preview.named })}
      </Notice>
    )
  return (
    <Card
      flush
      title={t('import.step2')}
      lead={t('import.summary', { count: preview.differences.length, named: preview.named })}
    >
      <Table
        caption={t('import.step2')}
        rows={preview.differences}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'name',
            header: t('import.column.name'),
            lead: true,
            cell: (row) => (
              <div>
                {row.name}
                <span className="block font-mono font-normal break-all text-ink-soft">{row.key}</span>
              </div>
            ),
          },
          { key: 'before', header: t('import.column.before'), cell: (row) => row.before ?? '–' },
          {
            key: 'after',
            header: t('import.column.after'),
            cell: (row) => <span className="font-semibold">{row.after ?? row.problem}</span>,
          },
          {
            key: 'kind',
            header: t('import.column.kind'),
            cell: (row) => <Badge tone={TONE[row.kind]}>{t(`import.kind.${row.kind}`)}</Badge>,
          },
        ]}
      />
      <div className="border-t border-line p-5">
        {preview.applicable ? (
          <ActionButton
            action={() => applyImportAction({ text, seen: preview.seen })}
            namespace="settings"
            onDone={(data) => {
              setChanged(data.changed)
              onDone()
            }}
          >
            {t('import.apply', { count: preview.differences.length })}
          </ActionButton>
        ) : (
          <Notice tone="danger" live="alert" title={t('import.blocked')}>
            {t('import.blockedText')}
          </Notice>
        )}
      </div>
    </Card>
  )
}
