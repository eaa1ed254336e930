import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { CheckFormProps } from './check-form'

type PlaceProps = Pick<CheckFormProps, 'place' | 'lists'>

/**
 * Province, then regency or city. Every list sends its choice as `at`; the deepest that lies in those above it counts, so a
 * province that was changed leaves the old regency behind. Without JavaScript the second list is filled once the first was sent.
 */
export function PlaceFields({ place, lists }: PlaceProps) {
  const t = useTranslations('check')
  const [provinces = [], regencies = []] = lists
  return (
    <fieldset>
      <legend className="sr-only">{t('place')}</legend>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field id="check-province" label={t('province')}>
          <Select
            id="check-province"
            name="at"
            data-below="check-regency"
            defaultValue={place.path[0]?.code ?? ''}
            placeholder={t('provinceAny')}
            options={provinces.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Field>
        <Field id="check-regency" label={t('regency')}>
          <Select
            id="check-regency"
            name="at"
            data-any={t('regencyAny')}
            defaultValue={place.path[1]?.code ?? ''}
            placeholder={regencies.length > 0 ? t('regencyAny') : t('regencyFirst')}
            options={regencies.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Field>
      </div>
    </fieldset>
  )
}

/** District and village, for who wants to say it exactly; each once the one above it was sent. */
export function ExactPlaceFields({ place, lists }: PlaceProps) {
  const t = useTranslations('check')
  const below = [
    { key: 'district', list: lists[2], chosen: place.path[2] },
    { key: 'village', list: lists[3], chosen: place.path[3] },
  ] as const
  return below.map(
    ({ key, list, chosen }) =>
      list && (
        <Field key={key} id={`check-${key}`} label={t(key)}>
          <Select
            id={`check-${key}`}
            name="at"
            defaultValue={chosen?.code ?? ''}
            placeholder={t('any')}
            options={list.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Field>
      ),
  )
}
