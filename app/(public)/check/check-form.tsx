import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { SearchIcon } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { Region } from '@/lib/reference/queries'
import { type CheckQuery, SIZES, type Size } from './search'

/** The three questions, as a plain form whose answer is an address. */
export function CheckForm({ query, provinces }: { query: CheckQuery; provinces: Region[] }) {
  const t = useTranslations('check')
  return (
    <form method="get" className="grid gap-5 rounded-lg border border-line bg-card p-5 shadow-soft sm:p-6">
      <Field id="check-activity" label={t('activity')} help={t('activityHelp')}>
        <Input
          id="check-activity"
          name="q"
          type="search"
          required
          minLength={2}
          maxLength={80}
          defaultValue={query.text}
          aria-describedby="check-activity-help"
          start={<SearchIcon />}
          autoComplete="off"
        />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field id="check-province" label={t('province')}>
          <Select
            id="check-province"
            name="province"
            defaultValue={query.province}
            placeholder={t('provinceAny')}
            options={provinces.map((region) => ({ value: region.code, label: region.name }))}
          />
        </Field>
        <Field id="check-size" label={t('size')}>
          <Select
            id="check-size"
            name="size"
            defaultValue={query.size}
            options={(Object.keys(SIZES) as Size[]).map((size) => ({
              value: size,
              label: t(`sizes.${size}`),
            }))}
          />
        </Field>
      </div>
      <Checkbox name="nib" value="1" defaultChecked={query.has_nib} label={t('nib')} />
      <Button type="submit" size="lg" className="sm:justify-self-start">
        {t('submit')}
      </Button>
    </form>
  )
}
