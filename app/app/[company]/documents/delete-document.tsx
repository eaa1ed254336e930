'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { Trash2Icon } from '@/components/ui/icons'
import { deleteDocumentAction } from './actions'

interface DeleteDocumentProps {
  company: string
  id: string
  name: string
  inDrafts: boolean
}

export function DeleteDocument({ company, id, name, inDrafts }: DeleteDocumentProps) {
  const t = useTranslations('documents')
  return (
    <ConfirmDialog
      trigger=""
      triggerVariant="quiet"
      triggerIcon={<Trash2Icon />}
      triggerLabel={t('list.delete', { name })}
      title={t('delete.title')}
      confirm={t('delete.confirm')}
      action={() => deleteDocumentAction({ company, id })}
      namespace="documents"
    >
      <p>{t('delete.text', { name })}</p>
      {inDrafts && <p className="mt-2">{t('delete.drafts')}</p>}
    </ConfirmDialog>
  )
}
