import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { FILE_PROBLEMS, LINE_PROBLEMS } from '@/lib/billing/reconciliation/read-file'

const PROBLEMS = ['tooLarge', 'sameFile', 'span', 'fileMissing', 'invalid'] as const
const TOLD = [...FILE_PROBLEMS, ...LINE_PROBLEMS]

interface UploadProblemProps {
  problem: string | string[] | undefined
  /** `2:amount.7:sum`, as the upload's answer put it into the address. */
  lines: string | string[] | undefined
}

/** Why a file was not taken, line by line where lines are at fault. */
export function UploadProblem({ problem, lines }: UploadProblemProps) {
  const t = useTranslations('reconciliation.problem')
  const known = PROBLEMS.find((each) => each === problem)
  if (!known && problem !== 'unreadable') return null
  const told = String(lines ?? '')
    .split('.')
    .slice(0, 20)
    .flatMap((part) => {
      const [line = '', reason] = part.split(':')
      const what = TOLD.find((each) => each === reason)
      if (!what) return []
      return /^\d{1,7}$/.test(line) ? [t('line', { line, what: t(what) })] : [t(what)]
    })
  return (
    <Notice tone="danger" title={t('title')} live="alert">
      {known && t(known)}
      {told.length > 0 && (
        <ul>
          {told.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
