'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { newId } from '@/lib/ids'
import type { SharedTarget } from '@/lib/licensing/review/bulk'
import { type BulkMove, bulkSchema } from '@/lib/licensing/review/bulk-schema'
import { PRIORITIES } from '@/lib/licensing/review/schema'
import { sharedTargetsAction } from '../actions'
import type { SelectableRow } from '../selection'
import type { BulkOptions } from './bulk-dialog'
import type { BulkRequest } from './run-batch'

interface BulkFormProps {
  move: BulkMove
  rows: SelectableRow[]
  options: BulkOptions
  onRun: (request: BulkRequest) => void
}

/** What a move of many needs to know, the same for all of them. */
export function BulkForm({ move, rows, options, onRun }: BulkFormProps) {
  const t = useTranslations('review')
  const general = useTranslations('validation')
  const [isMissing, setMissing] = useState(false)
  const [text, setText] = useState('')
  const kind = move === 'reject' ? 'reject' : 'revision'
  const reasons = options.reasons.filter((reason) => reason.kind === kind)
  const targets = useTargets(move === 'request_revision', rows)

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const request = toRequest(move, form)
    // Held against the action's own schema; the rows are added to it later.
    const items = [{ application_id: newId(), transaction_id: newId() }]
    const isGood = bulkSchema.safeParse({ ...request, items }).success
    setMissing(!isGood)
    if (isGood) onRun(request)
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {move === 'assign' && (
        <Field id="bulk-assignee" label={t('case.assignTo')}>
          <Select
            id="bulk-assignee"
            name="assignee_id"
            placeholder={general('form.choose')}
            options={options.reviewers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      )}
      {move === 'set_priority' && (
        <Field id="bulk-priority" label={t('priority.label')}>
          <Select
            id="bulk-priority"
            name="priority"
            options={PRIORITIES.map((one) => ({ value: one, label: t(`priority.${one}`) }))}
          />
        </Field>
      )}
      {move === 'approve_stage' && (
        <>
          <p className="text-ink-soft">{t('bulk.approveHelp')}</p>
          <Checkbox framed name="all_checked" label={t('bulk.allChecked')} />
        </>
      )}
      {move === 'request_revision' && (
        <Field
          id="bulk-target"
          label={t('bulk.target')}
          help={t(targets?.length === 0 ? 'bulk.targetNone' : 'bulk.targetHelp')}
        >
          <Select
            id="bulk-target"
            name="target"
            placeholder={general('form.choose')}
            options={targets ?? []}
          />
        </Field>
      )}
      {(move === 'request_revision' || move === 'reject') && (
        <Field id="bulk-reason" label={t('bulk.reason')}>
          <Select
            id="bulk-reason"
            name="reason_code"
            placeholder={general('form.choose')}
            options={reasons.map((reason) => ({ value: reason.key, label: reason.name }))}
            onChange={(event) => {
              const proposed = reasons.find((reason) => reason.key === event.target.value)?.text ?? ''
              const isProposed = text === '' || reasons.some((reason) => reason.text === text)
              if (isProposed) setText(proposed)
            }}
          />
        </Field>
      )}
      {(move === 'request_revision' || move === 'reject' || move === 'set_priority') && (
        <Field id="bulk-text" label={t(move === 'set_priority' ? 'bulk.priorityReason' : 'bulk.message')}>
          <Textarea
            id="bulk-text"
            name="text"
            value={text}
            maxLength={move === 'set_priority' ? 500 : 2000}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
      )}
      {isMissing && (
        <p role="alert" className="font-medium text-danger">
          {general('errors.invalid')}
        </p>
      )}
      <Button type="submit" variant={move === 'reject' ? 'danger' : 'primary'}>
        {t('bulk.run', { count: rows.length })}
      </Button>
    </form>
  )
}

/** What all rows can be asked for, once it is known. */
function useTargets(isWanted: boolean, rows: SelectableRow[]) {
  const locale = useLocale()
  const [targets, setTargets] = useState<SharedTarget[]>()
  useEffect(() => {
    if (!isWanted) return
    let isGone = false
    void sharedTargetsAction({ application_ids: rows.map((row) => row.id) })
      .then((outcome) => !isGone && setTargets(outcome.ok ? outcome.data : []))
      .catch(() => !isGone && setTargets([]))
    return () => {
      isGone = true
    }
  }, [isWanted, rows])
  return targets?.map(({ kind, key, label }) => ({
    value: `${kind}:${key}`,
    label: locale === 'en' ? label.en : label.id,
  }))
}

function toRequest(move: BulkMove, form: FormData): BulkRequest {
  const of = (name: string) => String(form.get(name) ?? '')
  switch (move) {
    case 'take':
    case 'release':
      return { move }
    case 'assign':
      return { move, assignee_id: of('assignee_id') }
    case 'set_priority':
      return { move, priority: of('priority') as 'normal', reason: of('text') }
    case 'approve_stage':
      return { move, all_checked: form.get('all_checked') !== null }
    case 'request_revision': {
      const [kind = '', key = ''] = of('target').split(':')
      return {
        move,
        target: { kind: kind as 'field', key },
        reason_code: of('reason_code'),
        message: of('text'),
      }
    }
    case 'reject':
      return { move, reason_code: of('reason_code'), reason: of('text') }
    default:
      return move satisfies never
  }
}
