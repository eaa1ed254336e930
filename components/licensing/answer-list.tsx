import { useLocale } from 'next-intl'
import { DescriptionList } from '@/components/ui/description-list'
import { displayAnswer } from '@/lib/licensing/applications/answer-display'
import type { Answers } from '@/lib/licensing/applications/answer-values'
import type { Field } from '@/lib/licensing/definitions/fields'
import { say } from '@/lib/licensing/definitions/texts'

/** Answers beside their questions. */
export function AnswerList({ fields, answers }: { fields: Field[]; answers: Answers }) {
  const locale = useLocale()
  return (
    <DescriptionList
      items={fields.map((field) => ({
        term: say(field.label, locale),
        detail: <Answer field={field} answers={answers} locale={locale} />,
      }))}
    />
  )
}

function Answer({ field, answers, locale }: { field: Field; answers: Answers; locale: string }) {
  const shown = displayAnswer(field, answers[field.key], locale)
  switch (shown.kind) {
    case 'none':
      return '–'
    case 'text':
      return <span className="whitespace-pre-line">{shown.text}</span>
    case 'list':
      return shown.items.join(', ')
    case 'rows':
      return (
        <ol className="grid gap-1">
          {shown.rows.map((row, index) => {
            const [head, ...rest] = row.map((part) => part.text)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same, and none ever moves.
              <li key={index}>
                {head}
                {rest.length > 0 && <span className="font-normal text-ink-soft"> · {rest.join(' · ')}</span>}
              </li>
            )
          })}
        </ol>
      )
    default:
      return shown satisfies never
  }
}
