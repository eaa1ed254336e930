'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { CheckboxesField } from '@/components/form/choice-field'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { useActionForm } from '@/components/form/use-action-form'
import { Dialog } from '@/components/ui/dialog'
import { Columns3Icon } from '@/components/ui/icons'
import {
  QUEUE_COLUMNS,
  type QueueColumn,
  queueColumnsSchema,
} from '@/lib/licensing/review/queue-column-schema'
import { keepColumnsAction } from './actions'

/** Which columns one wants to see, remembered for the next time. */
export function ColumnsDialog({ columns }: { columns: QueueColumn[] }) {
  const t = useTranslations('review.queue')
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  const form = useActionForm({
    schema: queueColumnsSchema,
    namespace: 'review',
    defaultValues: { columns },
    action: keepColumnsAction,
    onSuccess: () => dialog.current?.close(),
  })
  return (
    <Dialog
      dialogRef={dialog}
      trigger={t('columns')}
      triggerIcon={<Columns3Icon />}
      title={t('columns')}
      closeLabel={general('form.close')}
    >
      <ActionForm form={form} className="grid gap-4">
        <CheckboxesField
          name="columns"
          columns
          label={t('columnsText')}
          options={QUEUE_COLUMNS.map((column) => ({ value: column, label: t(`column.${column}`) }))}
        />
        <FormError />
        <SubmitButton>{t('keepColumns')}</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
