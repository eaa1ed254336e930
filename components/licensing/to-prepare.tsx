import { useLocale, useTranslations } from 'next-intl'
import { ChevronDownIcon, FileTextIcon } from '@/components/ui/icons'
import type { LicenseDefinition } from '@/lib/licensing/definitions/definition'
import { say } from '@/lib/licensing/definitions/texts'

/** What to have at hand before one begins: papers, and answers that no profile knows. Unfolded on paper. */
export function ToPrepare({ definition }: { definition: LicenseDefinition }) {
  const t = useTranslations('finder.prepare')
  const locale = useLocale()
  const { documents } = definition
  const asked = ownQuestions(definition)
  if (documents.length === 0 && asked.length === 0) return null
  return (
    <details className="group mt-3">
      <summary className="flex min-h-11 items-center gap-3 rounded-md font-medium text-link">
        <FileTextIcon className="shrink-0" />
        <span>{t('title', { papers: documents.length, answers: asked.length })}</span>
        <ChevronDownIcon size={16} className="shrink-0 transition-transform group-open:rotate-180" />
      </summary>
      <div className="grid gap-4 ps-8 pt-1 sm:grid-cols-2">
        {documents.length > 0 && (
          <div>
            <p className="font-semibold">{t('papers')}</p>
            <ul className="list-disc ps-5">
              {documents.map((document) => (
                <li key={document.key}>
                  {say(document.label, locale)}
                  {(!document.required || document.visible_when) && (
                    <span className="text-ink-soft"> ({t('sometimes')})</span>
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
        {asked.length > 0 && (
          <div>
            <p className="font-semibold">{t('answers')}</p>
            <ul className="list-disc ps-5">
              {asked.map((field) => (
                <li key={field.key}>{say(field.label, locale)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </details>
  )
}

/** The questions that everybody is asked, beyond what a company's profile fills in and what is only to be agreed to. */
function ownQuestions({ sections }: LicenseDefinition) {
  return sections.flatMap((section) =>
    section.fields.filter(
      (field) =>
        field.required &&
        field.visible_when === null &&
        field.prefill === null &&
        !(field.type === 'boolean' && field.style === 'agree'),
    ),
  )
}
