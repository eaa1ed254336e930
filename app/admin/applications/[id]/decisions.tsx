'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { KeyHint } from '@/components/review/key-hint'
import { useKeys } from '@/components/review/use-keys'
import { Checkbox } from '@/components/ui/choice'
import { FlagIcon, XIcon } from '@/components/ui/icons'
import { newId } from '@/lib/ids'
import { escalateAction, rejectAction } from './actions'
import { ApproveDialog } from './approve-dialog'
import { useDesk } from './case-desk'
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
}

interface DecisionsProps {
  stage: DecisionStage
  revisionDays: number
  mayEscalate: boolean
}

/** The checklist of the stage and what its holder may decide. Mounted anew after each move. */
export function Decisions({ stage, revisionDays, mayEscalate }: DecisionsProps) {
  const t = useTranslations('review.case')
  const { finish, watch } = useDesk()
  const [checked, setChecked] = useState<string[]>([])
  // One intention per mounting: a repeated press is the same one.
  const [transaction_id] = useState(() => newId())
  const { application_id, stage_id } = stage
  const move = { application_id, transaction_id, stage_id }
  useKeys({ a: () => press('a'), r: () => press('r'), x: () => press('x') })

  return (
    <>
      <fieldset>
        <legend className="font-bold">{t('checklist')}</legend>
        {stage.checklist.length === 0 && <p className="mt-1 text-ink-soft">{t('checklistNone')}</p>}
        {stage.checklist.map((item) => (
          <Checkbox
            key={item.key}
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
      <div className="mt-4 grid grid-cols-2 gap-2">
        <div data-key="a" className="col-span-2 grid">
          <ApproveDialog stage={stage} move={move} checked={checked} />
        </div>
        <div data-key="r" className="col-span-2 grid">
          <RevisionDialog move={move} days={revisionDays} />
        </div>
        <div data-key="x" className="grid">
          <ConfirmDialog
            namespace="review"
            trigger={
              <>
                {t('reject')} <KeyHint>x</KeyHint>
              </>
            }
            triggerIcon={<XIcon />}
            title={t('rejectTitle')}
            confirm={t('reject')}
            reason={{ label: t('reason'), required: true, maxLength: 2000 }}
            action={({ reason }) => watch(rejectAction({ ...move, reason }))}
            onDone={finish}
          >
            {t('rejectText')}
          </ConfirmDialog>
        </div>
        {mayEscalate && (
          <div className="grid">
            <ConfirmDialog
              namespace="review"
              trigger={t('escalate')}
              triggerIcon={<FlagIcon />}
              title={t('escalateTitle')}
              confirm={t('escalate')}
              confirmVariant="primary"
              reason={{ label: t('reason'), required: true, maxLength: 2000 }}
              action={({ reason }) => watch(escalateAction({ application_id, transaction_id, reason }))}
              onDone={finish}
            >
              {t('escalateText')}
            </ConfirmDialog>
          </div>
        )}
      </div>
    </>
  )
}

/** Presses the button of a decision, then goes to what is to be filled in first, or to the button that settles it. */
function press(key: string): void {
  document.querySelector<HTMLButtonElement>(`[data-key="${key}"] button`)?.click()
  const form = document.querySelector('dialog[open] form')
  const first =
    form?.querySelector<HTMLElement>('[data-settles]') ?? form?.querySelector<HTMLElement>('input, textarea')
  first?.focus()
}
