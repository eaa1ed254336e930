import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { ChoiceGroup } from '@/components/ui/choice-group'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { StaffMember } from '@/lib/staffing/colleagues'
import { WHICH } from '@/lib/staffing/schema'
import { formatDay } from '@/lib/time'
import type { MoveFilter } from './filter'

interface MoveFiltersProps {
  filter: MoveFilter
  types: { id: string; name_id: string; name_en: string }[]
  others: StaffMember[]
}

/** Which cases, and to whom: everything in the address, so that looking changes nothing. */
export async function MoveFilters({ filter, types, others }: MoveFiltersProps) {
  const [t, locale] = await Promise.all([getTranslations('staffing'), getLocale()])
  const label = (one: StaffMember) =>
    [
      one.name,
      t('load.text', { open: one.open_count, max: one.max_open }),
      one.away_until && t('presence.away', { day: formatDay(one.away_until, locale) }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <form method="get" className="grid gap-5">
      <input type="hidden" name="look" value="1" />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="move-which" label={t('move.which')}>
          <Select
            id="move-which"
            name="which"
            defaultValue={filter.which}
            options={WHICH.map((which) => ({ value: which, label: t(`move.whichOf.${which}`) }))}
          />
        </Field>
        <Field id="move-type" label={t('move.type')}>
          <Select
            id="move-type"
            name="type"
            defaultValue={filter.type ?? types[0]?.id}
            options={types.map((type) => ({
              value: type.id,
              label: locale === 'en' ? type.name_en : type.name_id,
            }))}
          />
        </Field>
      </div>
      <ChoiceGroup id="move-to" legend={t('move.to')} help={t('move.toHelp')} columns>
        {others.map((one) => (
          <Checkbox
            key={one.user_id}
            name="to"
            value={one.user_id}
            label={label(one)}
            defaultChecked={filter.to.includes(one.user_id)}
          />
        ))}
      </ChoiceGroup>
      <div>
        <Button type="submit" variant="secondary">
          {t('move.preview')}
        </Button>
      </div>
    </form>
  )
}
