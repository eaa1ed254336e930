import { useTranslations } from 'next-intl'
import { CircleAlertIcon } from '@/components/ui/icons'
import type { Problem } from '@/lib/licensing/definitions/checks/problems'
import { issueKey, translateIssue } from '@/lib/validation'
import { placeOf } from './[code]/edit/where'

interface ProblemListProps {
  problems: Problem[]
  /** The definition they are about, for naming the places. */
  definition: unknown
  locale: string
}

/** What is wrong with a definition, each with its place in words. */
export function ProblemList({ problems, definition, locale }: ProblemListProps) {
  const t = useTranslations('definitionEditor')
  const general = useTranslations('validation')
  const sentence = ({ code, params }: Problem) => {
    const key = `problems.${code}` as never
    return t.has(key) ? t(key, params as never) : translateIssue(general as never, issueKey(code, params))
  }
  return (
    <ul className="grid gap-2">
      {problems.map((problem) => (
        <li
          key={`${problem.path.join('.')} ${problem.code} ${JSON.stringify(problem.params)}`}
          className="flex gap-2"
        >
          <CircleAlertIcon size={18} className="mt-0.5 shrink-0 text-danger" />
          <span className="min-w-0 break-words">
            <span className="block font-medium">{placeOf(problem.path, definition, locale, t as never)}</span>
            {sentence(problem)}
          </span>
        </li>
      ))}
    </ul>
  )
}
