import { useLocale, useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/choice'
import { ChoiceGroup } from '@/components/ui/choice-group'
import { Field } from '@/components/ui/field'
import { ChevronDownIcon } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { ENTITY_KINDS } from '@/lib/licensing/definitions/definition'
import { say } from '@/lib/licensing/definitions/texts'
import type { CheckFormProps } from './check-form'
import { ExactPlaceFields } from './place-fields'

type MoreProps = Pick<CheckFormProps, 'query' | 'place' | 'lists' | 'types'>

/** What makes the answer certain and may be left out: entity, exact figures, what is held. */
export function MoreFields({ query, place, lists, types }: MoreProps) {
  const t = useTranslations('check')
  const locale = useLocale()
  const held = types.filter((type) => type.definition.eligibility.has_nib !== false)
  const isUsed = [query.entity_kind, query.sales, query.capital, query.people, ...query.held].some(Boolean)
  return (
    <details open={isUsed} className="group/more rounded-md bg-sunken">
      <summary className="flex min-h-11 items-center gap-3 rounded-md px-4 py-2.5 font-semibold hover:bg-hover">
        <span className="flex-1">{t('more')}</span>
        <ChevronDownIcon className="transition-transform group-open/more:rotate-180" />
      </summary>
      <div className="grid gap-5 p-4 sm:grid-cols-2">
        <Field id="check-kind" label={t('kind')}>
          <Select
            id="check-kind"
            name="kind"
            defaultValue={query.entity_kind}
            placeholder={t('kinds.unknown')}
            options={ENTITY_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          />
        </Field>
        <Field id="check-people" label={t('people')}>
          <Input
            id="check-people"
            name="people"
            inputMode="numeric"
            maxLength={6}
            defaultValue={query.people}
          />
        </Field>
        <Amount name="sales" value={query.sales} />
        <Amount name="capital" value={query.capital} />
        <ExactPlaceFields place={place} lists={lists} />
        <div className="sm:col-span-2">
          <ChoiceGroup id="check-held" legend={t('held')} columns>
            {held.map((type) => (
              <Checkbox
                key={type.code}
                name="has"
                value={type.code}
                defaultChecked={query.held.includes(type.code)}
                label={say(type.definition.name, locale)}
              />
            ))}
          </ChoiceGroup>
        </div>
      </div>
    </details>
  )
}

function Amount({ name, value }: { name: 'sales' | 'capital'; value: string }) {
  const t = useTranslations('check')
  const id = `check-${name}`
  return (
    <Field id={id} label={t(name)} help={t(`${name}Help`)}>
      <Input
        id={id}
        name={name}
        start="Rp"
        maxLength={30}
        defaultValue={value === '' ? '' : BigInt(value).toLocaleString('id-ID')}
        aria-describedby={`${id}-help`}
        autoComplete="off"
      />
    </Field>
  )
}
