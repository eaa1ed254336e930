'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Radio } from '@/components/ui/choice'
import { ChoiceGroup } from '@/components/ui/choice-group'
import { Dialog } from '@/components/ui/dialog'
import { CheckIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import type { FieldReport } from '@/lib/licensing/visits/report-sync'
import { VISIT_RESULTS, type VisitResult } from '@/lib/licensing/visits/status'

interface FinishVisitProps {
  report: FieldReport
  total: number
  disabled: boolean
  onResult: (result: VisitResult) => void
  onFinish: () => void
}

/** The result and the end of the visit; what is still missing is said before it is sent. */
export function FinishVisit({ report, total, disabled, onResult, onFinish }: FinishVisitProps) {
  const t = useTranslations('visits')
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  const [isAsked, setAsked] = useState(false)
  const { entries } = report
  const unanswered = total - Object.values(entries.checklist).filter((finding) => finding.answer).length
  const missing = [
    unanswered > 0 && t('field.missingAnswers', { count: unanswered }),
    !entries.result && t('field.missingResult'),
    entries.result &&
      entries.result !== 'passed' &&
      entries.notes.trim().length < 5 &&
      t('field.missingNotes'),
  ].filter((sentence) => sentence !== false && sentence !== null)
  return (
    <div className="grid gap-4">
      <ChoiceGroup id="visit-result" legend={t('field.result')}>
        {VISIT_RESULTS.map((result) => (
          <Radio
            key={result}
            name="visit-result"
            value={result}
            label={t(`result.${result}`)}
            checked={entries.result === result}
            disabled={disabled}
            framed
            onChange={() => onResult(result)}
          />
        ))}
      </ChoiceGroup>
      {isAsked && missing.length > 0 && (
        <Notice tone="danger" live="alert">
          {missing.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      {missing.length > 0 ? (
        <Button size="lg" full icon={<CheckIcon />} disabled={disabled} onClick={() => setAsked(true)}>
          {t('field.finish')}
        </Button>
      ) : (
        <div className="grid [&>button]:min-h-13 [&>button]:text-lg">
          <Dialog
            dialogRef={dialog}
            trigger={t('field.finish')}
            triggerVariant="primary"
            triggerIcon={<CheckIcon />}
            title={t('field.finishTitle')}
            closeLabel={general('form.close')}
          >
            <p>{t('field.finishText')}</p>
            <div className="mt-5 grid gap-2">
              <Button
                size="lg"
                onClick={() => {
                  dialog.current?.close()
                  onFinish()
                }}
              >
                {t('field.finish')}
              </Button>
              <Button variant="secondary" size="lg" onClick={() => dialog.current?.close()}>
                {general('form.cancel')}
              </Button>
            </div>
          </Dialog>
        </div>
      )}
    </div>
  )
}
