'use client'

import { useTranslations } from 'next-intl'
import { TextField } from '@/components/form/text-field'

/** The account that money is transferred to. */
export function AccountFields() {
  const t = useTranslations('refunds.account')
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <TextField name="bank" label={t('bank')} autoComplete="off" />
      <TextField name="account_number" label={t('number')} inputMode="numeric" autoComplete="off" />
      <TextField name="account_name" label={t('name')} autoComplete="off" />
    </div>
  )
}
