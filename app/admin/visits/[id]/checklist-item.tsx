'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { Field } from '@/components/ui/field'
import { CheckIcon, MinusIcon, PencilIcon, XIcon } from '@/components/ui/icons'
import { Textarea } from '@/components/ui/textarea'
import { ANSWERS, type Finding, type VisitAnswer } from '@/lib/licensing/visits/schema'

const SIGNS = { yes: CheckIcon, no: XIcon, not_applicable: MinusIcon } as const
const CHOSEN: Record<VisitAnswer, string> = {
  yes: 'has-checked:border-success has-checked:bg-success-soft has-checked:text-success',
  no: 'has-checked:border-danger has-checked:bg-danger-soft has-checked:text-danger',
  not_applicable: 'has-checked:border-primary has-checked:bg-primary-soft',
}

interface ChecklistItemProps {
  label: string
  number: number
  finding: Finding | undefined
  disabled: boolean
  onChange: (part: Partial<Finding>) => void
  children: ReactNode
}

/** One thing to look at: an answer for the thumb, a note where there is something to say, pictures. */
export function ChecklistItem({ label, number, finding, disabled, onChange, children }: ChecklistItemProps) {
  const t = useTranslations('visits')
  const id = useId()
  const [isNoting, setNoting] = useState(false)
  const showsNote = isNoting || Boolean(finding?.note) || finding?.answer === 'no'
  return (
    <li className="grid gap-3 border-t border-line px-4 py-5 first:border-0">
      <fieldset disabled={disabled}>
        <legend className="mb-2 text-base font-semibold">
          {number}. {label}
        </legend>
        <div className="grid grid-cols-3 gap-2">
          {ANSWERS.map((answer) => {
            const Sign = SIGNS[answer]
            return (
              <label
                key={answer}
                className={cx(
                  'flex min-h-16 cursor-pointer flex-col items-center justify-center gap-0.5 rounded-md border border-line-strong bg-card px-1 text-center font-semibold leading-tight focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-primary',
                  CHOSEN[answer],
                )}
              >
                <input
                  type="radio"
                  name={id}
                  value={answer}
                  checked={finding?.answer === answer}
                  onChange={() => onChange({ answer })}
                  className="sr-only"
                />
                <Sign size={22} />
                {t(`answer.${answer}`)}
              </label>
            )
          })}
        </div>
      </fieldset>
      {showsNote ? (
        <Field id={`${id}-note`} label={t('field.noteOn', { label })} hideLabel>
          <Textarea
            id={`${id}-note`}
            rows={2}
            maxLength={1000}
            disabled={disabled}
            placeholder={t('field.addNote')}
            value={finding?.note ?? ''}
            onChange={(event) => onChange({ note: event.target.value })}
          />
        </Field>
      ) : (
        <Button
          variant="quiet"
          className="-ms-4 justify-self-start"
          disabled={disabled}
          icon={<PencilIcon />}
          aria-label={`${t('field.addNote')}: ${label}`}
          onClick={() => setNoting(true)}
        >
          {t('field.addNote')}
        </Button>
      )}
      {children}
    </li>
  )
}
