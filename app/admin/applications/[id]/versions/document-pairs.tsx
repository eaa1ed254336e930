import { getTranslations } from 'next-intl/server'
import type { ContentsChange } from '@/lib/licensing/applications/submission-diff'
import type { SentFile } from '@/lib/licensing/review/versions'
import { DocumentViewer } from '../documents/document-viewer'

type DocumentPairsProps = {
  changes: ContentsChange[]
  before: Record<string, string[]>
  after: Record<string, string[]>
  files: SentFile[]
}

/** Documents that were exchanged, the old beside the new. */
export async function DocumentPairs({ changes, before, after, files }: DocumentPairsProps) {
  const t = await getTranslations('review.versions')
  return changes.map((change) => (
    <section key={change.key} aria-label={change.label} className="border-t border-line py-3 first:border-0">
      <h3 className="mb-2 font-bold">{change.label}</h3>
      <div className="grid gap-4 md:grid-cols-2">
        <Side title={t('before')} label={change.label} ids={before[change.key] ?? []} files={files} />
        <Side title={t('after')} label={change.label} ids={after[change.key] ?? []} files={files} />
      </div>
    </section>
  ))
}

type SideProps = { title: string; label: string; ids: string[]; files: SentFile[] }

async function Side({ title, label, ids, files }: SideProps) {
  const t = await getTranslations('review.versions')
  const own = ids.flatMap((id) => files.find((file) => file.id === id) ?? [])
  const shown = own.filter((file) => file.deleted_at === null)
  const gone = own.filter((file) => file.deleted_at !== null)
  return (
    <div className="min-w-0">
      <p className="mb-1 font-semibold text-ink-soft">{title}</p>
      {shown.length > 0 && (
        <DocumentViewer
          files={shown.map((file) => ({
            id: file.id,
            file_name: file.file_name,
            content_type: file.content_type,
            facts: title,
            requirement: label,
          }))}
        />
      )}
      {gone.map((file) => (
        <p key={file.id} className="text-ink-soft">
          {t('deleted', { name: file.file_name })}
        </p>
      ))}
      {own.length === 0 && <p className="text-ink-soft">{t('nothing')}</p>}
    </div>
  )
}
