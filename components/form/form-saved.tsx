'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { CheckIcon } from '@/components/ui/icons'
import { useFormState } from './action-form'

/** "Tersimpan 10.32" once the form was accepted; "Menyimpan…" while it is on its way. */
export function FormSaved() {
  const t = useTranslations('validation')
  const format = useFormatter()
  const { pending, savedAt } = useFormState()
  return (
    <p role="status" className="flex min-h-6 items-center gap-2 text-ink-soft">
      {pending && t('form.saving')}
      {!pending && savedAt && (
        <>
          <CheckIcon className="text-success" />
          {t('form.saved', { time: format.dateTime(savedAt, { hour: '2-digit', minute: '2-digit' }) })}
        </>
      )}
    </p>
  )
}
