'use client'

import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { HolidayProblem } from '@/lib/reference/holidays-import'

/** The lines that keep a file from being taken, each with its reason. */
export function ImportProblems({ problems }: { problems: HolidayProblem[] }) {
  const t = useTranslations('admin.calendar.import')
  return (
    <Notice tone="danger" live="alert" title={t('problems', { count: problems.length })}>
      <p>{t('problemsText')}</p>
      <ul className="mt-2 list-disc ps-5">
        {problems.map((problem) => (
          <li key={`${problem.line}-${problem.reason}`}>
            {problem.line !== undefined && t('line', { line: problem.line })}{' '}
            {t(`problem.${problem.reason}`, { text: problem.text ?? '' })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
