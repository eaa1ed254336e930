import { useLocale, useTranslations } from 'next-intl'
import { DocumentThumb } from '@/components/documents/document-thumb'
import { AnswerList } from '@/components/licensing/answer-list'
import { Card } from '@/components/ui/card'
import { ChevronDownIcon } from '@/components/ui/icons'
import { TextLink } from '@/components/ui/link'
import type { ApplicationDetail } from '@/lib/licensing/applications/queries'
import { say } from '@/lib/licensing/definitions/texts'
import { visibleDocuments, visibleFields } from '@/lib/licensing/definitions/visibility'
import { byKey } from './attached'

type Sent = Pick<ApplicationDetail, 'definition' | 'answers'> & {
  documents: { requirement_key: string; id: string; file_name: string; content_type: string }[]
}

/** What was sent: answers by section, folded, and documents. */
export function Contents({ application }: { application: Sent }) {
  const t = useTranslations('licensing.contents')
  const locale = useLocale()
  const { definition, answers } = application
  const asked = new Set(visibleFields(definition, answers).map((field) => field.key))
  const attached = byKey(application.documents)
  const documents = visibleDocuments(definition, answers).filter((document) => attached[document.key])
  return (
    <>
      <Card title={t('answers')} flush>
        {definition.sections.map((section) => {
          const fields = section.fields.filter((field) => field.type !== 'file' && asked.has(field.key))
          if (fields.length === 0) return null
          return (
            <details key={section.key} className="group border-t border-line">
              <summary className="flex min-h-13 items-center justify-between gap-3 px-5 py-3 font-semibold hover:bg-hover">
                {say(section.title, locale)}
                <ChevronDownIcon className="text-ink-soft transition-transform group-open:rotate-180" />
              </summary>
              <div className="px-5 pb-4">
                <AnswerList fields={fields} answers={answers} />
              </div>
            </details>
          )
        })}
      </Card>
      {documents.length > 0 && (
        <Card title={t('documents')} flush>
          <ul className="divide-y divide-line border-t border-line">
            {documents.map((document) => (
              <li key={document.key} className="px-5 py-4">
                <p className="text-ink-soft">{say(document.label, locale)}</p>
                <ul className="mt-2 grid gap-2">
                  {attached[document.key]?.map((file) => (
                    <li key={file.id} className="flex items-center gap-3">
                      <DocumentThumb id={file.id} content_type={file.content_type} size={44} />
                      <TextLink
                        href={`/api/documents/${file.id}`}
                        target="_blank"
                        rel="noreferrer"
                        className="min-w-0 break-words"
                      >
                        {file.file_name}
                      </TextLink>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
