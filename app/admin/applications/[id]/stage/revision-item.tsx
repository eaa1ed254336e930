'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { XIcon } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { type Pick, useDesk } from '../desk/case-desk'

export interface ItemWords {
  reason_code: string
  comment: string
}

interface RevisionItemProps {
  id: string
  pick: Pick
  value: ItemWords
  onChange: (value: ItemWords) => void
}

/** One thing to be put right: why, and a word on it, proposed by the reason. */
export function RevisionItem({ id, pick, value, onChange }: RevisionItemProps) {
  const t = useTranslations('review.case')
  const { toggle, wording } = useDesk()
  const reasons = wording.reasons.filter((reason) => reason.kind === 'revision')
  const textOf = (key: string) => reasons.find((reason) => reason.key === key)?.text ?? ''
  const choose = (reason_code: string) => {
    // Words of one's own are never typed over; those of another reason are.
    const isProposed = value.comment === '' || value.comment === textOf(value.reason_code)
    onChange({ reason_code, comment: isProposed ? textOf(reason_code) : value.comment })
  }
  return (
    <fieldset className="rounded-md border border-line p-3 pt-1">
      <legend className="flex w-full items-center justify-between gap-2 font-semibold">
        {pick.label}
        <Button
          variant="quiet"
          size="sm"
          className="-me-2 px-0 w-9"
          aria-label={t('removeItem', { label: pick.label })}
          icon={<XIcon size={16} />}
          onClick={() => toggle(pick)}
        />
      </legend>
      <div className="grid gap-3">
        <Field id={`${id}-reason`} label={t('itemReason')}>
          <Select
            id={`${id}-reason`}
            data-reason=""
            value={value.reason_code}
            placeholder={t('itemReasonNone')}
            options={reasons.map((reason) => ({ value: reason.key, label: reason.name }))}
            onChange={(event) => choose(event.target.value)}
          />
        </Field>
        <Field id={id} label={t('itemComment', { label: pick.label })}>
          <Input
            id={id}
            value={value.comment}
            maxLength={1000}
            onChange={(event) => onChange({ ...value, comment: event.target.value })}
          />
        </Field>
      </div>
    </fieldset>
  )
}
