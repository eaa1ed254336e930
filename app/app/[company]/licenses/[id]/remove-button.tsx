'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { Trash2Icon } from '@/components/ui/icons'
import { removeAction } from './actions'

/** Removes a recorded licence, after asking. */
export function RemoveButton({ company, license_id }: { company: string; license_id: string }) {
  const t = useTranslations('licenses.detail')
  const router = useRouter()
  return (
    <ConfirmDialog
      trigger={t('remove')}
      triggerVariant="quiet"
      triggerIcon={<Trash2Icon />}
      title={t('removeTitle')}
      confirm={t('remove')}
      action={() => removeAction({ company, license_id })}
      onDone={() => router.push(`/app/${company}/licenses`)}
      namespace="licenses"
    >
      <p>{t('removeText')}</p>
    </ConfirmDialog>
  )
}
