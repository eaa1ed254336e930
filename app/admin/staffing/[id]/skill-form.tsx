'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import type { z } from 'zod'
import { ActionButton } from '@/components/form/action-button'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { SelectField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { RegionPicker } from '@/components/reference/region-picker'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Region } from '@/lib/reference/queries'
import { skillSchema } from '@/lib/staffing/schema'
import { addSkillAction, previewSkillAction } from '../actions'

interface SkillFormProps {
  user_id: string
  name: string
  types: { value: string; label: string }[]
  provinces: Region[]
}

type Preview = { input: z.input<typeof skillSchema>; count: number; isFirst: boolean }

/** Adds a licence type, a region or both to what somebody works on, after saying which of their cases no longer fit. */
export function SkillForm({ user_id, name, types, provinces }: SkillFormProps) {
  const t = useTranslations('staffing')
  const [preview, setPreview] = useState<Preview>()
  const [isSaved, setSaved] = useState(false)
  const form = useActionForm({
    schema: skillSchema,
    action: previewSkillAction,
    defaultValues: { user_id, license_type_id: '', region_prefix: '' },
    namespace: 'staffing',
    onSuccess: ({ count, is_first }, input) => {
      setSaved(false)
      setPreview({ input, count, isFirst: is_first })
    },
  })
  return (
    <details>
      <summary className="cursor-pointer py-2 font-semibold text-link">{t('skills.add')}</summary>
      {preview ? (
        <Notice
          tone={preview.count > 0 ? 'warning' : 'info'}
          live="status"
          title={t('skills.concerned', { count: preview.count })}
          actions={
            <>
              <ActionButton
                namespace="staffing"
                action={addSkillAction.bind(null, preview.input)}
                onDone={() => {
                  setPreview(undefined)
                  setSaved(true)
                  form.reset({ user_id, license_type_id: '', region_prefix: '' })
                }}
              >
                {t('skills.confirm')}
              </ActionButton>
              <Button variant="secondary" onClick={() => setPreview(undefined)}>
                {t('absences.cancel')}
              </Button>
            </>
          }
        >
          {preview.isFirst && t('skills.onlyThis', { name })}
        </Notice>
      ) : (
        <ActionForm form={form}>
          <SelectField
            name="license_type_id"
            label={t('skills.type')}
            options={[{ value: '', label: t('skills.any') }, ...types]}
          />
          <Controller
            control={form.control}
            name="region_prefix"
            render={({ field }) => (
              <RegionPicker
                legend={t('skills.region')}
                value={field.value}
                onChange={field.onChange}
                provinces={provinces}
              />
            )}
          />
          <FormError />
          <div>
            <SubmitButton>{t('skills.save')}</SubmitButton>
          </div>
        </ActionForm>
      )}
      <p role="status" className="mt-3 font-semibold text-success empty:hidden">
        {isSaved && t('skills.added')}
      </p>
    </details>
  )
}
