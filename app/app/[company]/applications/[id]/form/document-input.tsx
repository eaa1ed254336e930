'use client'

import { useLocale, useTranslations } from 'next-intl'
import { UploadField } from '@/components/documents/upload-field'
import { Button } from '@/components/ui/button'
import { PaperclipIcon } from '@/components/ui/icons'
import type { DocumentSummary } from '@/lib/documents/schema'
import type { RequiredDocument } from '@/lib/licensing/definitions/definition'
import { say } from '@/lib/licensing/definitions/texts'
import { translateIssue } from '@/lib/validation'
import { anchorOf } from './form-values'

interface DocumentInputProps {
  requirement: RequiredDocument
  company: string
  documents: DocumentSummary[]
  library: DocumentSummary[]
  maxMb: number
  /** Only tried out: nothing is sent. */
  trial?: boolean
  error?: string
  onChange: (documents: DocumentSummary[]) => void
}

/** A required paper: taken from the library with one press, or uploaded. */
export function DocumentInput(props: DocumentInputProps) {
  const { requirement, documents, library, onChange } = props
  const t = useTranslations('licensing.form')
  const general = useTranslations('validation')
  const locale = useLocale()
  const label = say(requirement.label, locale)
  const offered = library.filter(
    (one) => requirement.kinds.includes(one.kind) && !documents.some((document) => document.id === one.id),
  )
  const hasRoom = documents.length < requirement.max_files
  return (
    <div id={anchorOf(`documents.${requirement.key}`)} className="grid gap-3">
      <UploadField
        scope={{ company: props.company }}
        kind={requirement.kinds[0] ?? 'other'}
        label={label}
        hint={requirement.required ? undefined : general('form.optional')}
        help={requirement.help ? say(requirement.help, locale) : undefined}
        error={props.error && translateIssue(general, props.error)}
        documents={documents}
        onChange={(list) => onChange(list.slice(-requirement.max_files))}
        maxMb={props.maxMb}
        trial={props.trial}
        multiple={requirement.max_files > 1}
      />
      {hasRoom && offered.length > 0 && (
        <div>
          <p className="mb-2 text-ink-soft">{t('fromLibrary')}</p>
          <ul className="flex flex-wrap gap-2">
            {offered.slice(0, 4).map((document) => (
              <li key={document.id} className="max-w-full">
                <Button
                  variant="secondary"
                  className="max-w-full"
                  icon={<PaperclipIcon />}
                  aria-label={t('use', { name: document.file_name, label })}
                  onClick={() => onChange([...documents, document])}
                >
                  <span className="truncate">{document.file_name}</span>
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
