'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Checkbox } from '@/components/ui/choice'
import { newId } from '@/lib/ids'
import type { Move } from '@/lib/licensing/process/status'
import { ApproveDialog } from './approve-dialog'
import { EscalateDialog, HandOverDialog, HoldDialog, SendBackDialog, SkipDialog } from './other-moves'
import { RejectDialog } from './reject-dialog'
import { RevisionDialog } from './revision-dialog'

export interface DecisionStage {
  application_id: string
  stage_id: string
  name: string
  checklist: { key: string; label: string }[]
  /** Name of the stage after this one; null at the last, which issues the licence. */
  next: string | null
  /** The authority's number to be typed at the last stage; null where it is ours to give. */
  number: { example: string; help: string } | null
  /** Working days the applicant gets for a revision. */
  applicant_days: number
}

interface DecisionsProps {
  stage: DecisionStage
  /** What this person may do now. */
  moves: Move[]
  maySkip: boolean
  earlier: { id: string; name: string }[]
  colleagues: { id: string; name: string }[]
  holdDays: { first: string; last: string }
}

/** The checklist of the stage and what its holder may decide. Mounted anew after each move. */
export function Decisions({ stage, moves, maySkip, earlier, colleagues, holdDays }: DecisionsProps) {
  const t = useTranslations('review.case')
  const [checked, setChecked] = useState<string[]>([])
  // One intention per mounting: a repeated press is the same one.
  const [transaction_id] = useState(() => newId())
  const { application_id, stage_id } = stage
  const move = { application_id, transaction_id, stage_id }
  const can = (one: Move) => moves.includes(one)

  return (
    <>
      {can('approve_stage') && (
        <fieldset>
          <legend className="font-bold">{t('checklist')}</legend>
          {stage.checklist.length === 0 && <p className="mt-1 text-ink-soft">{t('checklistNone')}</p>}
          {stage.checklist.map((item) => (
            <Checkbox
              key={item.key}
              data-check=""
              label={item.label}
              checked={checked.includes(item.key)}
              onChange={(event) =>
                setChecked((list) =>
                  event.target.checked ? [...list, item.key] : list.filter((key) => key !== item.key),
                )
              }
            />
          ))}
        </fieldset>
      )}
      <div className="mt-4 grid grid-cols-2 gap-2">
        {can('approve_stage') && (
          <div data-key="a" className="col-span-2 grid">
            <ApproveDialog stage={stage} move={move} checked={checked} />
          </div>
        )}
        {can('request_revision') && <RevisionDialog move={move} days={stage.applicant_days} />}
        {can('reject') && (
          <div className="col-span-2 grid">
            <RejectDialog move={move} />
          </div>
        )}
      </div>
      <div className="mt-2 grid grid-cols-2 gap-2 border-t border-line pt-3">
        {can('hold') && <HoldDialog move={move} days={holdDays} />}
        {can('hand_over') && colleagues.length > 0 && <HandOverDialog move={move} colleagues={colleagues} />}
        {can('send_back') && earlier.length > 0 && <SendBackDialog move={move} stages={earlier} />}
        {can('escalate') && <EscalateDialog move={move} />}
        {can('skip_stage') && maySkip && stage.next && <SkipDialog move={move} next={stage.next} />}
      </div>
    </>
  )
}
