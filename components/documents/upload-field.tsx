'use client'

import { useTranslations } from 'next-intl'
import { type ChangeEvent, type DragEvent, type ReactNode, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { describedBy, FieldError, FieldHelp } from '@/components/ui/field'
import { CameraIcon, UploadIcon } from '@/components/ui/icons'
import { type DocumentScope, type DocumentSummary, UPLOAD_ACCEPT } from '@/lib/documents/schema'
import { newId } from '@/lib/ids'
import { AttachedDocument } from './attached-document'
import type { SentDocument } from './send-file'
import { UploadRow } from './upload-row'
import { useUploads } from './use-uploads'

interface UploadFieldProps {
  scope: DocumentScope
  kind: string
  label: ReactNode
  help?: ReactNode
  /** A word behind the label, such as "(boleh kosong)". */
  hint?: ReactNode
  /** The sentence when the field as a whole is wrong, such as nothing attached. */
  error?: ReactNode
  documents: DocumentSummary[]
  onChange: (documents: DocumentSummary[]) => void
  maxMb: number
  accept?: string
  /** Whether more than one may be attached. */
  multiple?: boolean
  /** Only tried out: files are listed and never leave the device. */
  trial?: boolean
  /** Whether stored files can be taken off here. */
  removable?: boolean
}

/**
 * Files for one purpose: chosen, dropped or photographed, sent at once, each with its progress and its own error in place.
 * Texts: namespaces `documents` and `validation`. Taking a file off detaches it; in an onboarding it is deleted as well.
 */
export function UploadField(props: UploadFieldProps) {
  const { scope, kind, documents, onChange, maxMb, multiple = true } = props
  const t = useTranslations('documents')
  const id = useId()
  const picker = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [told, setTold] = useState('')
  const [notes, setNotes] = useState<Record<string, string>>({})
  // Two files may be stored between two renders; the second must not forget the first.
  const latest = useRef(documents)
  latest.current = documents

  const replace = (list: DocumentSummary[]) => {
    latest.current = list
    onChange(list)
  }
  const onStored = ({ same_as, ...document }: SentDocument) => {
    setTold(t('upload.stored', { name: document.file_name }))
    if (same_as) setNotes((all) => ({ ...all, [document.id]: t('upload.same', { name: same_as }) }))
    replace(multiple ? [...latest.current, document] : [document])
  }
  const uploads = useUploads({ scope, kind, maxMb, onStored })

  const take = (files: FileList | null) => {
    const list = Array.from(files ?? [])
    if (props.trial)
      for (const file of list.slice(0, multiple ? undefined : 1)) onStored(pretended(file, kind))
    else if (list.length > 0) uploads.add(multiple ? list : list.slice(0, 1))
  }
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    take(event.target.files)
    event.target.value = ''
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const remove = (removed: DocumentSummary) => {
    replace(latest.current.filter((document) => document.id !== removed.id))
    setTold(t('upload.removed', { name: removed.file_name }))
    document.getElementById(`${id}-choose`)?.focus()
  }

  const full = !multiple && documents.length > 0
  return (
    <fieldset id={id} className="min-w-0" {...describedBy(id, props.help, props.error)}>
      <legend className="mb-1.5 font-semibold">
        {props.label}
        {props.hint && <span className="ms-1.5 font-normal text-ink-soft">{props.hint}</span>}
      </legend>
      <FieldHelp id={id}>{props.help}</FieldHelp>
      <ul className="grid grid-cols-1 gap-2 not-empty:mb-3">
        {documents.map((document) => (
          <AttachedDocument
            key={document.id}
            document={document}
            note={notes[document.id]}
            deletes={'workflow' in scope}
            onRemoved={(props.removable ?? true) ? () => remove(document) : undefined}
          />
        ))}
        {uploads.items.map((item) => (
          <UploadRow
            key={item.key}
            item={item}
            maxMb={maxMb}
            upgradeHref={upgradeHref(scope)}
            onRetry={() => uploads.retry(item.key)}
            onCancel={() => uploads.cancel(item.key)}
          />
        ))}
      </ul>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside does the same. */}
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        className={cx(
          'rounded-md border border-dashed p-2.5',
          over ? 'border-primary bg-primary-soft' : 'border-line-strong bg-card',
        )}
      >
        <div className="flex flex-wrap gap-2">
          <Button
            id={`${id}-choose`}
            variant="secondary"
            icon={<UploadIcon />}
            className="px-3 whitespace-nowrap pointer-coarse:flex-1"
            onClick={() => picker.current?.click()}
          >
            {t(full ? 'upload.replace' : 'upload.choose')}
          </Button>
          <span className="hidden flex-1 pointer-coarse:flex">
            <Button
              variant="secondary"
              icon={<CameraIcon />}
              full
              className="px-3 whitespace-nowrap"
              onClick={() => camera.current?.click()}
            >
              {t('upload.camera')}
            </Button>
          </span>
        </div>
        <p className="mt-2 text-sm text-ink-soft">{t('upload.limits', { max: maxMb })}</p>
      </div>
      <input
        ref={picker}
        type="file"
        accept={props.accept ?? UPLOAD_ACCEPT}
        multiple={multiple}
        tabIndex={-1}
        aria-label={t('upload.choose')}
        className="sr-only"
        onChange={choose}
      />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        tabIndex={-1}
        aria-hidden
        className="sr-only"
        onChange={choose}
      />
      <FieldError id={id}>{props.error}</FieldError>
      <p role="status" className="sr-only">
        {told}
      </p>
    </fieldset>
  )
}

/** A file as if it had been stored. Shown as a PDF: there is no picture of it to be fetched. */
function pretended(file: File, kind: string): SentDocument {
  return {
    id: newId(),
    file_name: file.name,
    content_type: 'application/pdf',
    size_bytes: file.size,
    kind,
    created_at: new Date(),
  }
}

/** Where a company gets more room, and back here. Only asked for once a file was refused, in the browser. */
function upgradeHref(scope: DocumentScope): string | undefined {
  if (!('company' in scope)) return undefined
  const path = `/app/${scope.company}/billing`
  return `${path}?next=${encodeURIComponent(window.location.pathname)}`
}
