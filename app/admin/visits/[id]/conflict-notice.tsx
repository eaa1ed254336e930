'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { differingKeys, type FieldReport } from '@/lib/licensing/visits/report-sync'
import type { Finding } from '@/lib/licensing/visits/schema'

interface ConflictNoticeProps {
  report: FieldReport
  items: { key: string; label: string }[]
  onSettle: (by: 'mine' | 'theirs') => void
}

/** Another device was faster: both sides beside one another, and the choice between them. */
export function ConflictNotice({ report, items, onSettle }: ConflictNoticeProps) {
  const t = useTranslations('visits.conflict')
  const answers = useTranslations('visits.answer')
  const { conflict, entries } = report
  if (!conflict) return null
  const differing = differingKeys(entries, conflict)
  const words = (finding: Finding | undefined) =>
    [answers(finding?.answer ?? 'none'), finding?.note].filter(Boolean).join(': ')
  return (
    <Notice
      tone="warning"
      live="alert"
      title={t('title')}
      actions={
        <>
          <Button onClick={() => onSettle('mine')}>{t('mine')}</Button>
          <Button variant="secondary" onClick={() => onSettle('theirs')}>
            {t('theirs')}
          </Button>
        </>
      }
    >
      <p>{t('text', { name: conflict.saved_by_name ?? t('someone') })}</p>
      {differing.length === 0 ? (
        <p className="mt-2">{t('same')}</p>
      ) : (
        <ul className="mt-2 grid gap-2">
          {differing.map((key) => (
            <li key={key}>
              <p className="font-semibold">{items.find((item) => item.key === key)?.label ?? key}</p>
              <p>
                {t('here')}: {words(entries.checklist[key])}
              </p>
              <p>
                {t('there')}: {words(conflict.checklist[key])}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
