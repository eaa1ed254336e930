'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { UploadField } from '@/components/documents/upload-field'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { DOCUMENT_KINDS, type DocumentSummary } from '@/lib/documents/schema'

/** Says what the files are, then takes them; the list below follows by itself. */
export function AddDocuments({ company, maxMb }: { company: string; maxMb: number }) {
  const t = useTranslations('documents')
  const router = useRouter()
  const id = useId()
  const [kind, setKind] = useState<string>('ktp')
  const [added, setAdded] = useState<DocumentSummary[]>([])
  const change = (documents: DocumentSummary[]) => {
    setAdded(documents)
    router.refresh()
  }
  return (
    <div className="grid gap-5 md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
      <Field id={id} label={t('add.kind')} help={t('add.kindHelp')}>
        <Select
          id={id}
          aria-describedby={`${id}-help`}
          value={kind}
          onChange={(event) => setKind(event.target.value)}
          options={DOCUMENT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
      </Field>
      <UploadField
        scope={{ company }}
        kind={kind}
        label={t('add.file')}
        documents={added}
        onChange={change}
        removable={false}
        maxMb={maxMb}
      />
    </div>
  )
}
