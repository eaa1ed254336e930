'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { Trash2Icon } from '@/components/ui/icons'
import { removeHolidayAction } from './actions'

export function RemoveHoliday({ day, name, shown }: { day: string; name: string; shown: string }) {
  const t = useTranslations('admin.calendar')
  return (
    <ConfirmDialog
      trigger=""
      triggerVariant="quiet"
      triggerSize="sm"
      triggerIcon={<Trash2Icon size={18} />}
      triggerLabel={t('remove', { name })}
      title={t('removeTitle')}
      confirm={t('removeConfirm')}
      action={() => removeHolidayAction({ day })}
      namespace="admin"
    >
      <p>{t('removeText', { name, day: shown })}</p>
    </ConfirmDialog>
  )
}
