'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { BanIcon, LockOpenIcon } from '@/components/ui/icons'
import { disableCompanyAction, enableCompanyAction } from '../actions'

interface CompanyStateProps {
  slug: string
  name: string
  disabled: boolean
}

/** Disables a company, or enables it again; both ask for the reason. */
export function CompanyState({ slug, name, disabled }: CompanyStateProps) {
  const t = useTranslations('admin.companies')
  const key = disabled ? 'enable' : 'disable'
  const action = disabled ? enableCompanyAction : disableCompanyAction
  return (
    <ConfirmDialog
      key={key}
      trigger={t(`${key}.trigger`)}
      triggerVariant={disabled ? 'primary' : 'secondary'}
      triggerSize="sm"
      triggerIcon={disabled ? <LockOpenIcon size={18} /> : <BanIcon size={18} />}
      title={t(`${key}.title`, { name })}
      confirm={t(`${key}.confirm`)}
      confirmVariant={disabled ? 'primary' : 'danger'}
      reason={{ label: t('reason'), help: t(`${key}.reasonHelp`), required: true, maxLength: 500 }}
      action={({ reason }) => action({ slug, reason })}
      namespace="admin"
    >
      <p>{t(`${key}.text`)}</p>
    </ConfirmDialog>
  )
}
