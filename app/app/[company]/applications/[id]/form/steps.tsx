'use client'

import { useLocale } from 'next-intl'
import type { DocumentSummary } from '@/lib/documents/schema'
import type { Section } from '@/lib/licensing/definitions/definition'
import { say } from '@/lib/licensing/definitions/texts'
import { DocumentInput } from './document-input'
import { FieldInput } from './field-input'
import type { ApplicationForm } from './use-application-form'

/** The questions of one section that are asked, given the answers so far. */
export function SectionStep({ section, application }: { section: Section; application: ApplicationForm }) {
  const locale = useLocale()
  return (
    <>
      {section.description && <p className="-mt-3 text-ink-soft">{say(section.description, locale)}</p>}
      {section.fields
        .filter((field) => application.asked.has(field.key))
        .map((field) => (
          <FieldInput key={field.key} field={field} name={field.key} />
        ))}
    </>
  )
}

interface DocumentsStepProps {
  application: ApplicationForm
  company: string
  library: DocumentSummary[]
  maxMb: number
}

/** The papers that are asked, given the answers. */
export function DocumentsStep({ application, company, library, maxMb }: DocumentsStepProps) {
  return (
    <div className="grid gap-8">
      {application.askedDocuments.map((requirement) => (
        <DocumentInput
          key={requirement.key}
          requirement={requirement}
          company={company}
          documents={application.attached[requirement.key] ?? []}
          library={library}
          maxMb={maxMb}
          error={application.documentErrors[requirement.key]}
          onChange={(documents) => application.attach(requirement.key, documents)}
        />
      ))}
    </div>
  )
}
