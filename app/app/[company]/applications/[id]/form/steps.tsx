'use client'

import { useLocale } from 'next-intl'
import type { DocumentSummary } from '@/lib/documents/schema'
import type { RequiredDocument, Section } from '@/lib/licensing/definitions/definition'
import { say } from '@/lib/licensing/definitions/texts'
import { DocumentInput } from './document-input'
import { FieldInput } from './field-input'
import type { ApplicationForm } from './use-application-form'

/** The questions of one section that are asked, given the answers so far. */
export function SectionStep({ section, ...files }: FilesProps & { section: Section }) {
  const locale = useLocale()
  const { application } = files
  return (
    <>
      {section.description && <p className="-mt-3 text-ink-soft">{say(section.description, locale)}</p>}
      {section.fields
        .filter((field) => application.asked.has(field.key))
        .map((field) =>
          field.type === 'file' ? (
            <FilesInput key={field.key} requirement={field} {...files} />
          ) : (
            <FieldInput key={field.key} field={field} name={field.key} />
          ),
        )}
    </>
  )
}

interface FilesProps {
  application: ApplicationForm
  company: string
  library: DocumentSummary[]
  maxMb: number
  trial?: boolean
}

/** The papers that are asked, given the answers; those that a section asks for stand there. */
export function DocumentsStep({ documents, ...files }: FilesProps & { documents: RequiredDocument[] }) {
  const asked = new Set(files.application.askedDocuments.map((requirement) => requirement.key))
  return (
    <div className="grid gap-8">
      {documents
        .filter((requirement) => asked.has(requirement.key))
        .map((requirement) => (
          <FilesInput key={requirement.key} requirement={requirement} {...files} />
        ))}
    </div>
  )
}

function FilesInput({ requirement, application, ...rest }: FilesProps & { requirement: RequiredDocument }) {
  return (
    <DocumentInput
      {...rest}
      requirement={requirement}
      documents={application.attached[requirement.key] ?? []}
      error={application.documentErrors[requirement.key]}
      onChange={(documents) => application.attach(requirement.key, documents)}
    />
  )
}
