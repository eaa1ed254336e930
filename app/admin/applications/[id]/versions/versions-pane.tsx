import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { LicenseDefinition } from '@/lib/licensing/definitions/definition'
import type { DossierSubmission } from '@/lib/licensing/review/dossier'
import { choosePair, compareVersions, type SentFile } from '@/lib/licensing/review/versions'
import { formatCompact, type Zone } from '@/lib/time'
import { ChangeList } from './change-list'
import { DocumentPairs } from './document-pairs'

type VersionsPaneProps = {
  definition: LicenseDefinition
  submissions: DossierSubmission[]
  files: SentFile[]
  /** Two versions as the address asks for them. */
  compare: string | undefined
  zone: Zone
}

/** Each sending is a version; any two are compared field by field, the documents side by side. */
export async function VersionsPane({ definition, submissions, files, compare, zone }: VersionsPaneProps) {
  const [t, locale] = await Promise.all([getTranslations('review.versions'), getLocale()])
  const pair = choosePair(submissions, compare)
  if (!pair) return null
  const names = Object.fromEntries(files.map((file) => [file.id, file.file_name]))
  const changes = compareVersions(definition, pair, { locale, names })
  const options = submissions.map((one) => ({
    value: String(one.version),
    label: t('option', { version: one.version, when: formatCompact(one.submitted_at, locale, zone) }),
  }))
  return (
    <Card
      title={
        <span id="versions" tabIndex={-1} className="rounded-sm">
          {t('title', { before: pair.before.version, after: pair.after.version })}
        </span>
      }
      lead={
        pair.after.comment ? (
          <span className="whitespace-pre-line">{t('comment', { comment: pair.after.comment })}</span>
        ) : undefined
      }
    >
      <ChangeList changes={changes.filter((change) => change.kind === 'field')} />
      <DocumentPairs
        changes={changes.filter((change) => change.kind === 'document')}
        before={pair.before.documents as Record<string, string[]>}
        after={pair.after.documents as Record<string, string[]>}
        files={files}
      />
      {changes.length === 0 && <p className="text-ink-soft">{t('same')}</p>}
      <details className="unfold mt-3 border-t border-line pt-1">
        <summary className="cursor-pointer py-2 font-semibold">
          {t('all', { count: submissions.length })}
        </summary>
        <ol className="grid gap-1 pb-3">
          {submissions.map((one) => (
            <li key={one.id}>
              {t(`sent.${one.kind === 'submit' ? 'submit' : 'answer_revision'}`, {
                version: one.version,
                name: one.submitted_by_name ?? t('someone'),
                when: formatCompact(one.submitted_at, locale, zone),
              })}
            </li>
          ))}
        </ol>
        {submissions.length > 2 && (
          <form method="get" className="flex flex-wrap items-end gap-3 pb-2">
            <Field id="version-from" label={t('from')}>
              <Select
                id="version-from"
                name="from"
                defaultValue={String(pair.before.version)}
                options={options}
              />
            </Field>
            <Field id="version-to" label={t('to')}>
              <Select id="version-to" name="to" defaultValue={String(pair.after.version)} options={options} />
            </Field>
            <Button type="submit" variant="secondary">
              {t('compare')}
            </Button>
          </form>
        )}
      </details>
    </Card>
  )
}
