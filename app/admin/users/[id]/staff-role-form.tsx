'use client'

import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { FormSaved } from '@/components/form/form-saved'
import { SubmitButton } from '@/components/form/submit-button'
import { SelectField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { STAFF_ROLES, type StaffRole } from '@/lib/auth/permissions'
import { staffRoleSchema } from '@/lib/auth/users/schema'
import { changeStaffRoleAction } from './actions'

interface StaffRoleFormProps {
  id: string
  role: StaffRole | null
  editable: boolean
}

/** Which desk a user works at, if any. */
export function StaffRoleForm({ id, role, editable }: StaffRoleFormProps) {
  const t = useTranslations('admin.users')
  const roles = useTranslations('team.staffRoles')
  const form = useActionForm({
    schema: staffRoleSchema,
    action: changeStaffRoleAction,
    defaultValues: { user_id: id, role: role ?? 'none' },
    namespace: 'admin',
  })
  if (!editable) return <p className="text-base font-semibold">{role ? roles(role) : t('noStaffRole')}</p>
  return (
    <ActionForm form={form} label={t('staffRole')} className="grid gap-4">
      <SelectField
        name="role"
        label={t('staffRole')}
        className="max-w-xs"
        options={[
          { value: 'none', label: t('noStaffRole') },
          ...STAFF_ROLES.map((value) => ({ value, label: roles(value) })),
        ]}
      />
      <FormError />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton size="sm">{t('saveRole')}</SubmitButton>
        <FormSaved />
      </div>
    </ActionForm>
  )
}
