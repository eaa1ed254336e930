import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { ChevronDownIcon } from '@/components/ui/icons'
import { type Column, Table } from '@/components/ui/table'
import type { LicenseDefinition, RequiredDocument } from '@/lib/licensing/definitions/definition'
import type { Field, Visibility } from '@/lib/licensing/definitions/fields'
import { say } from '@/lib/licensing/definitions/texts'
import { conditionsOf } from '@/lib/licensing/definitions/visibility'

/** The form, section by section: what is asked, how, and when. */
export function FormCard({ definition }: { definition: LicenseDefinition }) {
  const t = useTranslations('licenseTypes')
  const ruleWords = useTranslations('licenseTypes.rule')
  const locale = useLocale()
  const columns: Column<Field>[] = [
    {
      key: 'field',
      header: t('field'),
      lead: true,
      className: 'md:w-1/2',
      cell: (field) => (
        <div className="text-start">
          {say(field.label, locale)}
          {field.help && <span className="block font-normal text-ink-soft">{say(field.help, locale)}</span>}
          <span className="block font-normal text-ink-soft">{field.key}</span>
        </div>
      ),
    },
    {
      key: 'type',
      header: t('fieldType'),
      className: 'md:w-32',
      cell: (field) => t(`fieldTypes.${field.type}`),
    },
    {
      key: 'rules',
      header: t('rules'),
      className: '[overflow-wrap:anywhere]',
      cell: (field) => rulesOf(field, ruleWords).join(' · '),
    },
  ]
  return (
    <Card title={t('form')} flush>
      {definition.sections.map((section) => (
        <details key={section.key} open className="group border-t border-line">
          <summary className="flex min-h-11 items-center justify-between gap-3 px-5 py-2 font-semibold hover:bg-hover">
            <span>
              {say(section.title, locale)}{' '}
              <span className="font-normal text-ink-soft">
                {t('fieldCount', { count: section.fields.length })}
              </span>
            </span>
            <ChevronDownIcon className="text-ink-soft transition-transform group-open:rotate-180" />
          </summary>
          <Table
            caption={say(section.title, locale)}
            columns={columns}
            rows={section.fields}
            rowKey={(field) => field.key}
          />
        </details>
      ))}
    </Card>
  )
}

/** The papers that are asked for. */
export function DocumentsCard({ definition }: { definition: LicenseDefinition }) {
  const t = useTranslations('licenseTypes')
  const kinds = useTranslations('documents.kind')
  const locale = useLocale()
  const columns: Column<RequiredDocument>[] = [
    {
      key: 'document',
      header: t('document'),
      lead: true,
      className: 'md:w-1/2',
      cell: (document) => (
        <div className="text-start">
          {say(document.label, locale)}
          {document.help && (
            <span className="block font-normal text-ink-soft">{say(document.help, locale)}</span>
          )}
        </div>
      ),
    },
    {
      key: 'accepts',
      header: t('accepts'),
      cell: (document) => document.kinds.map((kind) => (kinds.has(kind) ? kinds(kind) : kind)).join(', '),
    },
    {
      key: 'rules',
      header: t('rules'),
      cell: (document) =>
        [
          t(document.required ? 'rule.required' : 'rule.optional'),
          t('rule.files', { count: document.max_files }),
          ...whenOf(document.visible_when, (value) => t('rule.when', { value })),
        ].join(' · '),
    },
  ]
  return (
    <Card title={t('documents')} flush>
      <Table
        caption={t('documents')}
        columns={columns}
        rows={definition.documents}
        rowKey={(document) => document.key}
      />
    </Card>
  )
}

type Translator = (
  key: 'optional' | 'required' | 'min' | 'max' | 'pattern' | 'prefill' | 'when' | 'choices',
  values?: Record<string, string | number>,
) => string

function rulesOf(field: Field, t: Translator): string[] {
  const rules = [t(field.required ? 'required' : 'optional')]
  if ('min' in field && field.min !== null && field.min !== 0)
    rules.push(t('min', { value: String(field.min) }))
  if ('max' in field && field.max !== null && field.max !== 1e15)
    rules.push(t('max', { value: String(field.max) }))
  if (field.type === 'text' && field.pattern !== null) rules.push(t('pattern', { value: field.pattern }))
  if ('choices' in field) rules.push(t('choices', { count: field.choices.length }))
  if (field.prefill) rules.push(t('prefill', { value: field.prefill }))
  return [...rules, ...whenOf(field.visible_when, (value) => t('when', { value }))]
}

function whenOf(visibility: Visibility | null, word: (value: string) => string): string[] {
  return conditionsOf(visibility).map((condition) =>
    word([condition.field, condition.is, condition.value].filter((part) => part !== undefined).join(' ')),
  )
}
