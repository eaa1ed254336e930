'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { get, useController } from 'react-hook-form'
import { UploadField } from '@/components/documents/upload-field'
import { Checkbox } from '@/components/ui/choice'
import type { DocumentSummary } from '@/lib/documents/schema'
import { ASKED_PAPERS, PAPERS, type Paper, STEP_SCHEMAS } from '@/lib/onboarding/schema'
import { translateIssue } from '@/lib/validation'
import type { SavedForm } from './step-context'
import { StepFrame } from './step-frame'
import { useStepForm } from './use-step-form'

interface DocumentsFormProps {
  saved: SavedForm<'documents'>
  documents: DocumentSummary[]
  maxMb: number
}

type AskedPaper = (typeof ASKED_PAPERS)[number]

function isAsked(paper: Paper): paper is AskedPaper {
  return ASKED_PAPERS.some((asked) => asked === paper)
}

/** Papers, each now or later. A file is stored as soon as it is chosen; the button only says which are put off. */
export function DocumentsForm({ saved, documents, maxMb }: DocumentsFormProps) {
  const t = useTranslations('onboarding.documents')
  const general = useTranslations('validation')
  const state = useStepForm({ step: 'documents', schema: STEP_SCHEMAS.documents, saved })
  const { control, formState, clearErrors } = state.form
  const later = useController({ control, name: 'later' })
  const [files, setFiles] = useState(documents)

  const putOff = (paper: AskedPaper, off: boolean) => {
    clearErrors(paper as never)
    const rest = later.field.value.filter((other) => other !== paper)
    later.field.onChange(off ? [...rest, paper] : rest)
  }

  return (
    <StepFrame step="documents" state={state}>
      {PAPERS.map((paper) => {
        const own = files.filter((file) => file.kind === paper)
        const asked = isAsked(paper)
        const wrong = (get(formState.errors, paper) as { message?: string } | undefined)?.message
        const off = asked && later.field.value.includes(paper)
        return (
          <div key={paper} className="border-b border-line pb-6 last-of-type:border-0">
            <UploadField
              scope={{ workflow: true }}
              kind={paper}
              label={t(paper)}
              help={t(`help.${paper}`)}
              hint={asked ? undefined : general('form.optional')}
              error={wrong && translateIssue(general, wrong)}
              documents={own}
              onChange={(list) => {
                setFiles((all) => [...all.filter((file) => file.kind !== paper), ...list])
                if (asked && list.length > 0) putOff(paper, false)
              }}
              maxMb={maxMb}
            />
            {asked && own.length === 0 && (
              <Checkbox
                className="mt-1"
                label={t('later')}
                checked={off}
                onChange={(event) => putOff(paper, event.currentTarget.checked)}
              />
            )}
          </div>
        )
      })}
    </StepFrame>
  )
}
