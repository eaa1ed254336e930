import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { HistoryIcon } from '@/components/ui/icons'
import { type DisplayedAnswer, displayAnswer } from '@/lib/licensing/applications/answer-display'
import type { Answers, AnswerValue } from '@/lib/licensing/applications/answer-values'
import type { LicenseDefinition } from '@/lib/licensing/definitions/definition'
import type { Field } from '@/lib/licensing/definitions/fields'
import { say } from '@/lib/licensing/definitions/texts'
import { visibleFields } from '@/lib/licensing/definitions/visibility'
import type { Marked } from '@/lib/licensing/review/changes'
import { PickBox } from '../desk/case-desk'
import { AskedBefore } from './asked-before'

type AnswersPaneProps = {
  definition: LicenseDefinition
  answers: Answers
  marks: Map<string, Marked>
  canPick: boolean
}

/** What was answered, section by section, with what was asked about it before and what changed since. */
export async function AnswersPane({ definition, answers, marks, canPick }: AnswersPaneProps) {
  const [t, locale] = await Promise.all([getTranslations('review.case'), getLocale()])
  const visible = new Set(visibleFields(definition, answers).map((field) => field.key))
  const sections = definition.sections
    .map((section) => ({
      ...section,
      // Files stand among the documents.
      fields: section.fields.filter((field) => field.type !== 'file' && visible.has(field.key)),
    }))
    .filter((section) => section.fields.length > 0)
  return (
    <Card title={t('answers')}>
      <div className="grid gap-6">
        {sections.map((section) => (
          <section key={section.key}>
            <h3 className="mb-1 font-bold">{say(section.title, locale)}</h3>
            <dl className="divide-y divide-line">
              {section.fields.map((field) => (
                <div
                  key={field.key}
                  className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 py-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto]"
                >
                  <AnswerRow
                    field={field}
                    value={answers[field.key]}
                    mark={marks.get(`field:${field.key}`)}
                    locale={locale}
                  />
                  {canPick && (
                    <dd className="col-start-2 row-span-2 row-start-1 sm:col-start-3">
                      <PickBox
                        pick={{ kind: 'field', key: field.key, label: say(field.label, locale) }}
                        label={t('pick', { label: say(field.label, locale) })}
                      />
                    </dd>
                  )}
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Card>
  )
}

type AnswerRowProps = {
  field: Field
  value: AnswerValue | undefined
  mark: Marked | undefined
  locale: string
}

async function AnswerRow({ field, value, mark, locale }: AnswerRowProps) {
  const t = await getTranslations('review.case')
  const nothing = t('notAnswered')
  return (
    <>
      <dt className="col-start-1 text-ink-soft">{say(field.label, locale)}</dt>
      <dd className="col-start-1 row-start-2 min-w-0 sm:col-start-2 sm:row-start-1">
        <div className="font-medium break-words">
          <Answer answer={displayAnswer(field, value, locale)} nothing={nothing} />
        </div>
        {mark?.before && (
          <div className="mt-1 flex gap-1.5 text-ink-soft">
            <HistoryIcon size={16} className="mt-0.5" label={t('beforeThat')} />
            <del className="min-w-0 break-words">
              <Answer answer={displayAnswer(field, mark.before.value, locale)} nothing={nothing} />
            </del>
          </div>
        )}
        {mark?.asked && <AskedBefore asked={mark.asked} />}
      </dd>
    </>
  )
}

function Answer({ answer, nothing }: { answer: DisplayedAnswer; nothing: string }) {
  switch (answer.kind) {
    case 'none':
      return <span className="font-normal text-ink-soft">{nothing}</span>
    case 'text':
      return <span className="whitespace-pre-line">{answer.text}</span>
    case 'list':
      return answer.items.join(', ')
    case 'rows':
      return (
        <ol className="grid list-decimal gap-1 ps-5">
          {answer.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: things of an answer have no identity but their place.
            <li key={index}>
              {row.map((part) => (
                <span key={part.label} className="block">
                  <span className="font-normal text-ink-soft">{part.label}: </span>
                  {part.text}
                </span>
              ))}
            </li>
          ))}
        </ol>
      )
    default:
      return answer satisfies never
  }
}
