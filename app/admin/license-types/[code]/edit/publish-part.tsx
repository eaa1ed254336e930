'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ArrowRightIcon, CircleAlertIcon, EyeIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { DiscardDialog } from './discard-dialog'
import type { Path } from './paths'
import { useEditor } from './use-editor'
import { useProblemText } from './use-problem-text'
import { placeOf } from './where'

interface PublishPartProps {
  code: string
  /** Keeps what was typed last; resolves with whether it is kept. */
  save: () => Promise<boolean>
  revision: () => number
  isNew: boolean
  onJump: (path: Path) => void
}

/** What is still wrong, each a way to its spot; then trying it out, and publishing. */
export function PublishPart({ code, save, revision, isNew, onJump }: PublishPartProps) {
  const t = useTranslations('definitionEditor')
  const say = useProblemText()
  const locale = useLocale()
  const { problems, draft } = useEditor()
  const [going, setGoing] = useState(false)
  const go = async (path: string) => {
    setGoing(true)
    if (await save()) window.location.assign(`/admin/license-types/${code}/${path}`)
    else setGoing(false)
  }
  return (
    <>
      <Card title={t('publish.problems')}>
        {problems.length === 0 ? (
          <Notice tone="success" title={t('publish.fine')}>
            {t('publish.fineText')}
          </Notice>
        ) : (
          <>
            <p className="mb-3 text-ink-soft">{t('publish.count', { count: problems.length })}</p>
            <ul className="grid gap-1">
              {problems.map((problem) => (
                <li key={`${problem.path.join('.')} ${problem.code} ${JSON.stringify(problem.params)}`}>
                  <button
                    type="button"
                    onClick={() => onJump(problem.path)}
                    className="flex min-h-11 w-full items-start gap-2 rounded-md px-2 py-2 text-start hover:bg-hover"
                  >
                    <CircleAlertIcon size={18} className="mt-0.5 shrink-0 text-danger" />
                    <span className="min-w-0">
                      <span className="block font-medium text-link underline decoration-primary-line decoration-2 underline-offset-4">
                        {placeOf(problem.path, draft, locale, t as never)}
                      </span>
                      <span className="block break-words">{say(problem)}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
      <Card title={t('publish.next')} lead={t('publish.nextLead')}>
        <div className="flex flex-wrap gap-3">
          <Button variant="secondary" icon={<EyeIcon />} pending={going} onClick={() => void go('try')}>
            {t('publish.try')}
          </Button>
          <Button iconEnd={<ArrowRightIcon />} pending={going} onClick={() => void go('publish')}>
            {t('publish.review')}
          </Button>
        </div>
      </Card>
      <div>
        <DiscardDialog code={code} revision={revision} isNew={isNew} />
      </div>
    </>
  )
}
