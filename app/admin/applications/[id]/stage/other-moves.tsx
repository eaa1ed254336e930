'use client'

import { useTranslations } from 'next-intl'
import { DateField, SelectField, TextareaField } from '@/components/form/text-field'
import { PlayIcon } from '@/components/ui/icons'
import {
  escalateSchema,
  handOverSchema,
  holdSchema,
  resumeSchema,
  sendBackSchema,
  skipSchema,
} from '@/lib/licensing/review/schema'
import {
  escalateAction,
  handOverAction,
  holdAction,
  resumeAction,
  sendBackAction,
  skipAction,
} from '../actions'
import { ReplyPicker } from '../desk/reply-picker'
import { MoveDialog } from './move-dialog'

interface Move {
  application_id: string
  transaction_id: string
  stage_id: string
}

const toHold = holdSchema.pick({ until: true, reason: true })
const toSkip = skipSchema.pick({ reason: true })
const toEscalate = escalateSchema.pick({ reason: true })
const toSendBack = sendBackSchema.pick({ to_stage_id: true, reason: true })
const toHandOver = handOverSchema.pick({ assignee_id: true, reason: true })
const toResume = resumeSchema.pick({ reason: true })

/** Lets the case rest until a day. `days` are the earliest and the latest that can be named. */
export function HoldDialog({ move, days }: { move: Move; days: { first: string; last: string } }) {
  const t = useTranslations('review.case')
  return (
    <MoveDialog
      hotkey="h"
      size="sm"
      verb={t('hold')}
      title={t('holdTitle')}
      text={t('holdText')}
      schema={toHold}
      defaultValues={{ until: '', reason: '' }}
      send={(input) => holdAction({ ...move, ...input })}
      isLast
    >
      <DateField name="until" label={t('holdUntil')} min={days.first} max={days.last} />
      <TextareaField name="reason" label={t('reason')} help={t('readByApplicant')} maxLength={2000} />
      <ReplyPicker name="reason" />
    </MoveDialog>
  )
}

/** Leaves the stage out, where the definition allows it for this case. */
export function SkipDialog({ move, next }: { move: Move; next: string }) {
  const t = useTranslations('review.case')
  return (
    <MoveDialog
      hotkey="s"
      size="sm"
      verb={t('skip')}
      title={t('skipTitle')}
      text={t('skipText', { next })}
      schema={toSkip}
      defaultValues={{ reason: '' }}
      send={(input) => skipAction({ ...move, ...input })}
    >
      <TextareaField name="reason" label={t('reason')} help={t('readByStaff')} maxLength={2000} />
    </MoveDialog>
  )
}

/** Hands the case to the supervisors. */
export function EscalateDialog({ move }: { move: Move }) {
  const t = useTranslations('review.case')
  return (
    <MoveDialog
      hotkey="e"
      size="sm"
      verb={t('escalate')}
      title={t('escalateTitle')}
      text={t('escalateText')}
      schema={toEscalate}
      defaultValues={{ reason: '' }}
      send={({ reason }) =>
        escalateAction({ application_id: move.application_id, transaction_id: move.transaction_id, reason })
      }
      isLast
    >
      <TextareaField name="reason" label={t('reason')} help={t('readByStaff')} maxLength={2000} />
    </MoveDialog>
  )
}

interface Named {
  id: string
  name: string
}

/** Sends the case back to a stage that was already done. */
export function SendBackDialog({ move, stages }: { move: Move; stages: Named[] }) {
  const t = useTranslations('review.case')
  return (
    <MoveDialog
      hotkey="b"
      size="sm"
      verb={t('sendBack')}
      title={t('sendBackTitle')}
      text={t('sendBackText')}
      schema={toSendBack}
      defaultValues={{ to_stage_id: stages.at(-1)?.id ?? '', reason: '' }}
      send={(input) => sendBackAction({ ...move, ...input })}
    >
      <SelectField
        name="to_stage_id"
        label={t('sendBackTo')}
        options={stages.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextareaField name="reason" label={t('reason')} help={t('readByStaff')} maxLength={2000} />
    </MoveDialog>
  )
}

/** Gives the case to a colleague. */
export function HandOverDialog({ move, colleagues }: { move: Omit<Move, 'stage_id'>; colleagues: Named[] }) {
  const t = useTranslations('review.case')
  return (
    <MoveDialog
      hotkey="g"
      size="sm"
      verb={t('handOver')}
      title={t('handOverTitle')}
      text={t('handOverText')}
      schema={toHandOver}
      defaultValues={{ assignee_id: '', reason: '' }}
      send={(input) => handOverAction({ ...move, ...input })}
      isLast
    >
      <SelectField
        name="assignee_id"
        label={t('handOverTo')}
        placeholder={t('handOverChoose')}
        options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextareaField name="reason" label={t('reason')} help={t('readByStaff')} maxLength={2000} />
    </MoveDialog>
  )
}

/** Goes on with a case that rests. */
export function ResumeDialog({ move }: { move: Omit<Move, 'stage_id'> }) {
  const t = useTranslations('review.case')
  return (
    <MoveDialog
      hotkey="m"
      icon={<PlayIcon />}
      variant="primary"
      verb={t('resume')}
      title={t('resumeTitle')}
      text={t('resumeText')}
      schema={toResume}
      defaultValues={{ reason: '' }}
      send={({ reason }) => resumeAction({ ...move, reason: reason ?? '' })}
    >
      <TextareaField name="reason" label={t('reason')} help={t('readByStaff')} optional maxLength={2000} />
    </MoveDialog>
  )
}
