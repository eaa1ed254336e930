'use client'

import { useTranslations } from 'next-intl'
import { DOCUMENT_KINDS } from '@/lib/documents/schema'
import { ManyControl } from './many-control'
import type { Path } from './paths'

/** Which documents of the library serve; the first one chosen names what is uploaded here. */
export function KindsControl({ path }: { path: Path }) {
  const t = useTranslations('definitionEditor.settings')
  const kinds = useTranslations('documents.kind')
  return (
    <ManyControl
      path={path}
      label={t('kinds')}
      help={t('kindsHelp')}
      options={DOCUMENT_KINDS.map((value) => ({ value, label: kinds(value) }))}
      columns
    />
  )
}
