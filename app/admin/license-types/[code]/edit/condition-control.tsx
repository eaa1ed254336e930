'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { PlusIcon, XIcon } from '@/components/ui/icons'
import { Select } from '@/components/ui/select'
import { say } from '@/lib/licensing/definitions/texts'
import type { DraftCondition, DraftField, DraftVisibility } from '@/lib/licensing/definitions/versions/draft'
import { ConditionValue } from './condition-value'
import { SpotError } from './controls'
import { type Path, spotId } from './paths'
import { useSpot } from './use-editor'

const OPERATORS: Record<DraftField['type'], readonly DraftCondition['is'][]> = {
  boolean: ['equals'],
  choice: ['equals', 'not_equals', 'one_of', 'answered'],
  multi_choice: ['includes', 'answered'],
  number: ['at_least', 'at_most', 'answered'],
  money: ['at_least', 'at_most', 'answered'],
  text: ['answered'],
  long_text: ['answered'],
  date: ['answered'],
  region: ['answered'],
  kbli: ['answered'],
  group: ['answered'],
  file: [],
}

interface ConditionControlProps {
  path: Path
  legend: string
  /** The fields that may be named here: those that come before. */
  fields: DraftField[]
  /** Said where there is no condition. */
  always: string
  required?: boolean
}

/** When something is asked or done: rows of field, comparison and value, all or any of which must hold. */
export function ConditionControl({ path, legend, fields, always, required }: ConditionControlProps) {
  const t = useTranslations('definitionEditor.condition')
  const locale = useLocale()
  const { value: when, change } = useSpot<DraftVisibility>(path)
  const usable = fields.filter((field) => OPERATORS[field.type].length > 0)
  const joint = when && 'any' in when ? 'any' : 'all'
  const rows = when ? ('any' in when ? when.any : when.all) : []
  const write = (next: DraftCondition[], by: 'all' | 'any' = joint) => {
    if (next.length === 0 && !required) change(null)
    else change(by === 'any' ? { any: next } : { all: next })
  }
  const begin = (field: DraftField | undefined): DraftCondition => ({
    field: field?.key ?? '',
    is: field ? (OPERATORS[field.type][0] ?? 'answered') : 'answered',
    value: field?.type === 'boolean' ? true : undefined,
  })
  const replace = (index: number, condition: DraftCondition) => write(rows.with(index, condition))
  const options = usable.map((field) => ({ value: field.key, label: say(field.label, locale) || field.key }))

  return (
    <fieldset id={spotId(path)} className="min-w-0">
      <legend className="mb-1.5 font-semibold">{legend}</legend>
      {rows.length === 0 && <p className="mb-2 text-ink-soft">{always}</p>}
      {rows.length > 1 && (
        <Select
          aria-label={t('joint')}
          className="mb-2 max-w-xs"
          value={joint}
          options={[
            { value: 'all', label: t('all') },
            { value: 'any', label: t('any') },
          ]}
          onChange={(event) => write(rows, event.target.value === 'any' ? 'any' : 'all')}
        />
      )}
      <ul className="grid gap-2 not-empty:mb-2">
        {rows.map((row, index) => {
          const field = usable.find((one) => one.key === row.field)
          const unknown =
            row.field !== '' && !field ? [{ value: row.field, label: t('gone', { key: row.field }) }] : []
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two conditions may say the same.
            <li key={index} className="rounded-md bg-sunken p-2">
              <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,2fr)_auto]">
                <Select
                  aria-label={t('field')}
                  options={[...unknown, ...options]}
                  placeholder={t('chooseField')}
                  value={row.field}
                  onChange={(event) =>
                    replace(index, begin(usable.find((one) => one.key === event.target.value)))
                  }
                />
                <Button
                  variant="quiet"
                  className="w-10 px-0 text-ink-soft md:order-last"
                  aria-label={t('remove', { number: index + 1 })}
                  icon={<XIcon size={18} />}
                  onClick={() => write(rows.toSpliced(index, 1))}
                />
                <Select
                  aria-label={t('is')}
                  options={(field ? OPERATORS[field.type] : [row.is]).map((is) => ({
                    value: is,
                    label: t(`operator.${is}`),
                  }))}
                  value={row.is}
                  onChange={(event) =>
                    replace(index, {
                      field: row.field,
                      is: event.target.value as DraftCondition['is'],
                      value: undefined,
                    })
                  }
                />
                <div className="col-span-2 md:col-span-1">
                  <ConditionValue
                    condition={row}
                    field={field}
                    onChange={(value) => replace(index, { ...row, value })}
                  />
                </div>
              </div>
              <SpotError path={[...path, joint, index]} />
            </li>
          )
        })}
      </ul>
      <SpotError path={[...path, joint]} />
      {rows.length < 10 && (
        <Button
          variant="secondary"
          icon={<PlusIcon />}
          disabled={usable.length === 0}
          onClick={() => write([...rows, begin(usable[0])])}
        >
          {t(rows.length === 0 ? 'add' : 'another')}
        </Button>
      )}
      {usable.length === 0 && <p className="mt-1 text-ink-soft">{t('noFields')}</p>}
    </fieldset>
  )
}
