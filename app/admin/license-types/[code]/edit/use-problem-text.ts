'use client'

import { useTranslations } from 'next-intl'
import type { Problem } from '@/lib/licensing/definitions/checks/problems'
import { issueKey, translateIssue } from '@/lib/validation'

/** What is wrong, as a sentence: of the editor where it has one, else that of any form. */
export function useProblemText(): (problem: Pick<Problem, 'code' | 'params'>) => string {
  const t = useTranslations('definitionEditor')
  const general = useTranslations('validation')
  return ({ code, params }) => {
    const key = `problems.${code}`
    return t.has(key as never)
      ? t(key as never, params as never)
      : translateIssue(general, issueKey(code, params))
  }
}
