'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { newTypeSchema } from '@/lib/licensing/definitions/versions/schema'
import { keyFrom } from '../[code]/edit/paths'
import { createTypeAction } from './actions'

const NONE = new Set<string>()

/** Name in both languages and the code that addresses and files will carry. */
export function NewTypeForm() {
  const t = useTranslations('definitionEditor.create')
  const form = useActionForm({
    schema: newTypeSchema,
    action: createTypeAction,
    defaultValues: { name_id: '', name_en: '', code: '' },
    namespace: 'definitionEditor',
  })
  const { subscribe, getFieldState, setValue } = form
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ name, values }) => {
          // The code follows the name until somebody writes another.
          if (name === 'name_id' && !getFieldState('code').isDirty)
            setValue('code', keyFrom(values.name_id, NONE), { shouldDirty: false })
        },
      }),
    [subscribe, getFieldState, setValue],
  )
  return (
    <ActionForm form={form}>
      <TextField name="name_id" label={t('nameId')} autoComplete="off" />
      <TextField name="name_en" label={t('nameEn')} autoComplete="off" />
      <TextField name="code" label={t('code')} help={t('codeHelp')} autoComplete="off" />
      <FormError />
      <div>
        <SubmitButton>{t('submit')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
