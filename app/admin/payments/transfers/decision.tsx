'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { FormError } from '@/components/form/form-error'
import { MoneyField } from '@/components/form/money-field'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { Dialog } from '@/components/ui/dialog'
import { CheckIcon } from '@/components/ui/icons'
import { approveTransferSchema } from '@/lib/billing/payments/transfer-schema'
import { approveTransferAction, refuseTransferAction } from './actions'

interface DecisionProps {
  payment_id: string
  /** Digits of what the payer says, and the day: finance puts in what the statement says. */
  amount: string
  transferred_on: string
  company: string
}

/** Found or not found; each is decided once. */
export function Decision({ company, ...found }: DecisionProps) {
  const t = useTranslations('transfers')
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  const form = useActionForm({
    schema: approveTransferSchema,
    action: approveTransferAction,
    defaultValues: found,
    namespace: 'transfers',
    onSuccess: () => dialog.current?.close(),
  })
  return (
    <div className="flex flex-wrap gap-2">
      <Dialog
        dialogRef={dialog}
        trigger={t('approve')}
        triggerVariant="primary"
        triggerIcon={<CheckIcon size={18} />}
        title={t('approveTitle', { company })}
        closeLabel={general('form.close')}
      >
        <ActionForm form={form}>
          <p>{t('approveText')}</p>
          <MoneyField name="amount" label={t('amountFound')} />
          <DateField name="transferred_on" label={t('dayFound')} />
          <FormError />
          <SubmitButton>{t('approveConfirm')}</SubmitButton>
        </ActionForm>
      </Dialog>
      <ConfirmDialog
        trigger={t('refuse')}
        title={t('refuseTitle', { company })}
        confirm={t('refuseConfirm')}
        reason={{ label: t('reason'), help: t('reasonHelp'), required: true, maxLength: 500 }}
        action={({ reason }) => refuseTransferAction({ payment_id: found.payment_id, reason })}
        namespace="transfers"
      >
        {t('refuseText')}
      </ConfirmDialog>
    </div>
  )
}
