import { getTranslations } from 'next-intl/server'
import { TextLink } from '@/components/ui/link'
import { db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { listPapers } from '@/lib/licensing/licenses/papers'
import type { LicenseDetail } from '@/lib/licensing/licenses/queries'

/** The papers of a licence: those it was applied for with, or those it was recorded with. */
export async function LicensePapers({ license, staffId }: { license: LicenseDetail; staffId: StaffId }) {
  const [t, papers] = await Promise.all([
    getTranslations('licenses.detail'),
    listPapers(db, staffId, license.id),
  ])
  if (papers.length === 0) return <p className="text-ink-soft">{t('noDocuments')}</p>
  return (
    <ul className="grid gap-2">
      {papers.map((paper) => (
        <li key={paper.id}>
          <TextLink href={`/api/documents/${paper.id}`} target="_blank" className="break-all">
            {paper.file_name}
          </TextLink>
        </li>
      ))}
    </ul>
  )
}
