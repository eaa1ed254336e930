'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { RadioField } from '@/components/form/choice-field'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { useActionForm } from '@/components/form/use-action-form'
import { Dialog } from '@/components/ui/dialog'
import { COMPANY_ROLES } from '@/lib/auth/permissions'
import { memberRoleSchema } from '@/lib/companies/schema'
import { changeRole } from './actions'

interface RoleDialogProps {
  company: string
  member: { user_id: string; name: string; role: (typeof COMPANY_ROLES)[number] }
}

export function RoleDialog({ company, member }: RoleDialogProps) {
  const t = useTranslations('team')
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  const form = useActionForm({
    schema: memberRoleSchema,
    action: changeRole,
    namespace: 'team',
    defaultValues: { company, user_id: member.user_id, role: member.role },
    onSuccess: () => dialog.current?.close(),
  })
  return (
    <Dialog
      trigger={t('changeRole')}
      triggerLabel={t('changeRoleLabel', { name: member.name })}
      title={t('changeRoleTitle', { name: member.name })}
      closeLabel={general('form.close')}
      dialogRef={dialog}
    >
      <ActionForm form={form}>
        <RadioField
          name="role"
          label={t('role')}
          options={COMPANY_ROLES.map((value) => ({
            value,
            label: t(`roles.${value}`),
            help: t(`roleHelp.${value}`),
          }))}
        />
        <FormError />
        <SubmitButton full>{t('saveRole')}</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
