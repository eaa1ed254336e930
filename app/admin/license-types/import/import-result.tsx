'use client'

import { useLocale, useTranslations } from 'next-intl'
import { ActionButton } from '@/components/form/action-button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { say } from '@/lib/licensing/definitions/texts'
import { DiffList } from '../diff-list'
import { ProblemList } from '../problem-list'
import { applyImportAction, type ImportPreview } from './actions'

interface ImportResultProps {
  text: string
  code: string
  preview: ImportPreview
}

/** What the file would do: where it goes, what is wrong with it, what changes; then the button that does it. */
export function ImportResult({ text, code, preview }: ImportResultProps) {
  const t = useTranslations('definitionEditor.import')
  const locale = useLocale()
  const { counts, problems, changes } = preview
  return (
    <>
      <Card title={t('step2')}>
        <div className="grid gap-5">
          <DescriptionList
            dense
            items={[
              { term: t('name'), detail: say(preview.name, locale) || '–' },
              { term: t('code'), detail: preview.code },
              { term: t('target'), detail: t(`targets.${preview.target}`) },
              { term: t('contents'), detail: t('counts', counts) },
            ]}
          />
          {problems.length === 0 ? (
            <Notice tone="success" title={t('fine')} />
          ) : (
            <Notice tone="warning" title={t('problems', { count: problems.length })}>
              <p className="mb-3">{t('problemsText')}</p>
              <ProblemList problems={problems} definition={preview.definition} locale={locale} />
            </Notice>
          )}
          {preview.draft_exists ? (
            <Notice tone="danger" title={t('draftExists')}>
              {t('draftExistsText')}
            </Notice>
          ) : (
            <ActionButton action={() => applyImportAction({ text, code })} namespace="definitionEditor">
              {t(`apply.${preview.target}`)}
            </ActionButton>
          )}
        </div>
      </Card>
      {preview.target === 'new_draft' && (
        <section className="grid grid-cols-1 gap-3">
          <h2 className="text-xl font-bold">{t('changes', { count: changes.length })}</h2>
          <DiffList changes={changes} />
        </section>
      )}
    </>
  )
}
