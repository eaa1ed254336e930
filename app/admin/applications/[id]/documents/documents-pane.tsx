import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { FileIcon, HistoryIcon, TriangleAlertIcon } from '@/components/ui/icons'
import type { Answers } from '@/lib/licensing/applications/answer-values'
import type { LicenseDefinition } from '@/lib/licensing/definitions/definition'
import { say } from '@/lib/licensing/definitions/texts'
import { requirementsOf, visibleDocuments } from '@/lib/licensing/definitions/visibility'
import type { Marked } from '@/lib/licensing/review/changes'
import type { DossierDocument } from '@/lib/licensing/review/dossier'
import { formatCompact, type Zone } from '@/lib/time'
import { AskedBefore } from '../answers/asked-before'
import { PickBox } from '../desk/case-desk'
import { DocumentViewer } from './document-viewer'

type DocumentsPaneProps = {
  definition: LicenseDefinition
  answers: Answers
  documents: DossierDocument[]
  marks: Map<string, Marked>
  canPick: boolean
  zone: Zone
}

/** The papers: looked at in place, and which are there of those that are asked for. */
export async function DocumentsPane(props: DocumentsPaneProps) {
  const { definition, answers, documents, marks, canPick, zone } = props
  const [t, locale] = await Promise.all([getTranslations('review.case'), getLocale()])
  const requirements = requirementsOf(definition)
  const labels = new Map(requirements.map((one) => [one.key, say(one.label, locale)]))
  const asked = visibleDocuments(definition, answers)
  if (asked.length === 0 && documents.length === 0) return null
  const order = requirements.map((one) => one.key)
  const files = documents
    .toSorted((one, other) => order.indexOf(one.requirement_key) - order.indexOf(other.requirement_key))
    .map((file) => ({
      id: file.id,
      file_name: file.file_name,
      content_type: file.content_type,
      facts: `${formatSize(file.size_bytes, locale)}, ${formatCompact(file.created_at, locale, zone)}`,
      requirement: labels.get(file.requirement_key) ?? file.requirement_key,
    }))
  return (
    <Card title={t('documents')}>
      <DocumentViewer files={files} />
      <ul className="mt-4 divide-y divide-line">
        {asked.map((requirement) => {
          const own = documents.filter((file) => file.requirement_key === requirement.key)
          const mark = marks.get(`document:${requirement.key}`)
          const label = say(requirement.label, locale)
          return (
            <li key={requirement.key} className="flex gap-3 py-2">
              <div className="min-w-0 flex-1">
                <p className="text-ink-soft">
                  {label}
                  {!requirement.required && ` (${t('optional')})`}
                </p>
                {own.map((file) => (
                  <p key={file.id} className="flex gap-1.5 font-medium break-all">
                    <FileIcon size={16} className="mt-0.5" />
                    {file.file_name}
                  </p>
                ))}
                {own.length === 0 && (
                  <p className="flex gap-1.5 text-ink-soft">
                    {requirement.required && <TriangleAlertIcon size={16} className="mt-0.5 text-warning" />}
                    {t('missing')}
                  </p>
                )}
                {mark?.before && (
                  <p className="mt-1 flex gap-1.5 text-ink-soft">
                    <HistoryIcon size={16} className="mt-0.5" />
                    {t('replaced')}
                  </p>
                )}
                {mark?.asked && <AskedBefore asked={mark.asked} />}
              </div>
              {canPick && (
                <PickBox
                  pick={{ kind: 'document', key: requirement.key, label }}
                  label={t('pick', { label })}
                />
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

function formatSize(bytes: bigint, locale: string): string {
  const megabytes = Number(bytes) / 1_000_000
  const number = new Intl.NumberFormat(locale === 'en' ? 'en-GB' : 'id-ID', { maximumFractionDigits: 1 })
  return megabytes < 0.1 ? `${number.format(Number(bytes) / 1000)} KB` : `${number.format(megabytes)} MB`
}
