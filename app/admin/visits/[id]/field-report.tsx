'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Textarea } from '@/components/ui/textarea'
import type { Findings } from '@/lib/licensing/visits/schema'
import type { Zone } from '@/lib/time'
import { removePhotoAction } from '../actions'
import { ChecklistItem } from './checklist-item'
import { ConflictNotice } from './conflict-notice'
import { FinishVisit } from './finish-visit'
import { PhotoStrip } from './photo-strip'
import { SyncBar } from './sync-bar'
import { useFieldReport } from './use-field-report'
import { type SentPhoto, usePhotoQueue } from './use-photo-queue'

interface FieldReportProps {
  visitId: string
  userId: string
  zone: Zone
  items: { key: string; label: string }[]
  stored: { version: number; checklist: Findings; notes: string }
  photos: SentPhoto[]
}

/** The report of a visit, filled in where it takes place. */
export function FieldReport({ visitId, userId, zone, items, stored, photos }: FieldReportProps) {
  const t = useTranslations('visits')
  const general = useTranslations('validation.errors')
  const router = useRouter()
  const { report, state, retry, enter, enterFinding, finish, settle } = useFieldReport(
    visitId,
    userId,
    stored,
  )
  const [sent, setSent] = useState(photos)
  const queue = usePhotoQueue(visitId, userId, (photo) => setSent((list) => [...list, photo]))
  const isCompleted = report.closed === 'completed'
  const isLocked = !state.isReady || report.closed !== null || report.conflict !== null
  const isFinishing = report.is_finishing && !report.refused

  // Shown as stored only when the last picture has arrived too.
  useEffect(() => {
    if (isCompleted && queue.photos.length === 0) router.refresh()
  }, [isCompleted, queue.photos.length, router])

  const remove = async (documentId: string) => {
    const outcome = await removePhotoAction({ visit_id: visitId, document_id: documentId }).catch(
      () => undefined,
    )
    if (outcome?.ok) setSent((list) => list.filter((photo) => photo.document_id !== documentId))
  }

  const strip = (key: string | null, label: string) => (
    <PhotoStrip
      label={label}
      sent={sent.filter((photo) => photo.checklist_key === key)}
      queued={queue.photos.filter((photo) => photo.checklist_key === key)}
      onAdd={(files) => void queue.add(files, key)}
      onRetry={queue.retry}
      onDrop={queue.drop}
      onRemove={(documentId) => void remove(documentId)}
      disabled={isLocked}
    />
  )
  const refusal = report.refused
    ? t.has(`errors.${report.refused}` as 'errors.changed')
      ? t(`errors.${report.refused}` as 'errors.changed')
      : general.has(report.refused as 'failed')
        ? general(report.refused as 'failed')
        : general('failed')
    : undefined
  return (
    <div className="grid gap-4 text-base">
      <SyncBar
        {...state}
        isKept={state.isKept && queue.isKept}
        photos={queue.photos.length}
        refusal={refusal}
        zone={zone}
        onSend={() => {
          retry()
          queue.resume()
        }}
      />
      <ConflictNotice report={report} items={items} onSettle={settle} />
      {report.closed && !isCompleted && (
        <Notice
          tone="danger"
          live="alert"
          title={t('closed.title', { status: t(`status.${report.closed}`) })}
        >
          {state.isUnsent && t('closed.text')}
        </Notice>
      )}
      {isFinishing && !isCompleted && <Notice tone="warning">{t('field.finishWaiting')}</Notice>}
      <section className="overflow-clip rounded-lg border border-line bg-card shadow-soft">
        <div className="flex flex-wrap items-baseline justify-between gap-2 border-b border-line px-4 py-3">
          <h2 className="text-lg font-bold">{t('field.checklist')}</h2>
          <p className="text-ink-soft tabular-nums">
            {t('field.answered', {
              done: items.filter((item) => report.entries.checklist[item.key]?.answer).length,
              total: items.length,
            })}
          </p>
        </div>
        <ol>
          {items.map((item, index) => (
            <ChecklistItem
              key={item.key}
              label={item.label}
              number={index + 1}
              finding={report.entries.checklist[item.key]}
              disabled={isLocked}
              onChange={(part) => enterFinding(item.key, part)}
            >
              {strip(item.key, item.label)}
            </ChecklistItem>
          ))}
        </ol>
      </section>
      <section className="grid gap-5 rounded-lg border border-line bg-card p-4 shadow-soft">
        <div>
          <h2 className="mb-2 font-semibold">{t('field.otherPhotos')}</h2>
          {strip(null, t('field.otherPhotos'))}
        </div>
        <Field id="visit-notes" label={t('field.notes')} help={t('field.notesHelp')}>
          <Textarea
            id="visit-notes"
            aria-describedby="visit-notes-help"
            maxLength={5000}
            disabled={isLocked}
            value={report.entries.notes}
            onChange={(event) => enter({ notes: event.target.value })}
          />
        </Field>
        <FinishVisit
          report={report}
          total={items.length}
          disabled={isLocked || isFinishing}
          onResult={(result) => enter({ result })}
          onFinish={finish}
        />
      </section>
    </div>
  )
}
