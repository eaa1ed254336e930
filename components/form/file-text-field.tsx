'use client'

import { useTranslations } from 'next-intl'
import { type ChangeEvent, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { buttonClass } from '@/components/ui/button-class'
import { Field } from '@/components/ui/field'
import { UploadIcon } from '@/components/ui/icons'
import { Textarea } from '@/components/ui/textarea'
import { type CommonFieldProps, useField } from './use-field'

interface FileTextFieldProps extends CommonFieldProps {
  accept: string
  maxBytes: number
  /** Words of the button that opens a file. */
  choose: string
  placeholder?: string
}

/** A text that is pasted or read out of a file on the device; the value is the text. A file that is too large is not read at all. */
export function FileTextField(props: FileTextFieldProps) {
  const t = useTranslations('validation')
  const { id, error, hint, register, aria } = useField(props)
  const { setValue, setError } = useFormContext()
  const [fileName, setFileName] = useState<string>()

  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    setFileName(file.name)
    if (file.size > props.maxBytes) {
      setError(props.name, { type: 'size', message: 'fileTooLarge' })
      return
    }
    setValue(props.name, await file.text(), { shouldDirty: true, shouldValidate: true })
  }

  return (
    <Field
      id={id}
      label={props.label}
      help={props.help}
      hint={hint}
      error={error}
      className={props.className}
    >
      <div className="mb-2 flex flex-wrap items-center gap-3">
        <label className={`${buttonClass('secondary', 'sm')} cursor-pointer has-focus-visible:outline-3`}>
          <UploadIcon size={18} />
          {props.choose}
          <input
            type="file"
            accept={props.accept}
            className="sr-only"
            onChange={(event) => void read(event)}
          />
        </label>
        <span role="status" className="text-ink-soft">
          {fileName ?? t('form.orPaste')}
        </span>
      </div>
      <Textarea
        {...register(props.name)}
        {...aria}
        id={id}
        rows={8}
        spellCheck={false}
        placeholder={props.placeholder}
        className="max-h-96 font-mono"
      />
    </Field>
  )
}
