import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { ChoiceGroup } from '@/components/ui/choice-group'
import { Field } from '@/components/ui/field'
import { ChevronDownIcon, PencilIcon, SearchIcon } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { AskedActivities, AskedPlace } from '@/lib/licensing/finder/check-answers'
import { type CheckQuery, SIZE_BANDS, type SizeBand } from '@/lib/licensing/finder/check-query'
import type { PublishedLicenseType } from '@/lib/licensing/finder/profile'
import type { Region } from '@/lib/reference/queries'
import { titleOf } from './activity-answers'
import { MoreFields } from './more-fields'
import { PlaceFields } from './place-fields'

export interface CheckFormProps {
  query: CheckQuery
  asked: AskedActivities
  place: AskedPlace
  /** The provinces, then what lies below each region of the place. */
  lists: Region[][]
  types: PublishedLicenseType[]
  /** There is an answer already: the form is folded away above it. */
  isFolded: boolean
}

/** The questions, as a plain form whose answer is an address. */
export function CheckForm({ isFolded, ...fields }: CheckFormProps) {
  const t = useTranslations('check')
  if (!isFolded) return <Fields {...fields} />
  return (
    <details className="group mb-8 rounded-lg border border-line bg-card print:hidden">
      <summary className="flex min-h-13 items-center gap-3 rounded-lg px-5 py-3 font-semibold hover:bg-hover">
        <PencilIcon className="text-ink-soft" />
        <span className="flex-1">{t('change')}</span>
        <ChevronDownIcon className="transition-transform group-open:rotate-180" />
      </summary>
      <Fields {...fields} />
    </details>
  )
}

function Fields({ query, asked, place, lists, types }: Omit<CheckFormProps, 'isFolded'>) {
  const t = useTranslations('check')
  const hasActivity = asked.understood.length > 0
  const open = [...asked.ambiguous.map(({ phrase }) => phrase), ...asked.unknown].join(', ')
  return (
    <form
      id="check-form"
      method="get"
      action="/check"
      aria-label={t('form')}
      className="grid gap-5 rounded-lg border border-line bg-card p-5 shadow-soft sm:p-6 in-[details]:border-x-0 in-[details]:border-b-0 in-[details]:shadow-none print:hidden"
    >
      <ChosenActivities asked={asked} />
      <Field
        id="check-activity"
        label={hasActivity ? t('activityMore') : t('activity')}
        help={t('activityHelp')}
      >
        <Input
          id="check-activity"
          name="q"
          type="search"
          required={!hasActivity}
          minLength={2}
          maxLength={120}
          defaultValue={open}
          aria-describedby="check-activity-help"
          start={<SearchIcon />}
          autoComplete="off"
        />
      </Field>
      <PlaceFields place={place} lists={lists} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field id="check-size" label={t('size')}>
          <Select
            id="check-size"
            name="size"
            defaultValue={query.size}
            placeholder={t('sizes.unknown')}
            options={(Object.keys(SIZE_BANDS) as SizeBand[]).map((size) => ({
              value: size,
              label: t(`sizes.${size}`),
            }))}
          />
        </Field>
        <Field id="check-nib" label={t('nib')}>
          <Select
            id="check-nib"
            name="nib"
            defaultValue={query.has_nib === null ? '' : query.has_nib ? '1' : '0'}
            placeholder={t('nibs.unknown')}
            options={(['1', '0'] as const).map((value) => ({ value, label: t(`nibs.${value}`) }))}
          />
        </Field>
      </div>
      <MoreFields query={query} place={place} lists={lists} types={types} />
      <Button type="submit" size="lg" className="sm:justify-self-start">
        {t('submit')}
      </Button>
    </form>
  )
}

/** What was understood so far, to keep or to leave out. */
function ChosenActivities({ asked }: Pick<CheckFormProps, 'asked'>) {
  const t = useTranslations('check')
  const locale = useLocale()
  if (asked.understood.length === 0) return null
  return (
    <ChoiceGroup id="check-chosen" legend={t('activityChosen')} help={t('activityKeep')}>
      {asked.understood.map(({ activity }) => (
        <Checkbox
          key={activity.code}
          framed
          name="a"
          value={activity.code}
          defaultChecked
          label={titleOf(activity, locale)}
          help={t('code', { code: activity.code })}
        />
      ))}
    </ChoiceGroup>
  )
}
