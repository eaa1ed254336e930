'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { Button } from '@/components/ui/button'
import { Field, FieldError } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { Region } from '@/lib/reference/queries'
import { useFetched } from './use-fetched'

const LEVELS = ['province', 'regency', 'district', 'village'] as const

interface RegionPickerProps {
  /** What the four lists are for, as a heading of the group. */
  legend: ReactNode
  hideLegend?: boolean
  /** The deepest region chosen so far (`32`, `32.73`, … `32.73.01.1001`), or an empty text. */
  value: string
  /** Called with the region just chosen; choosing a province again forgets what was below the old one. */
  onChange: (code: string) => void
  onBlur?: () => void
  /** The provinces, where the server has them already: the first list is then there at once. */
  provinces?: Region[]
  /** Where the regions below `?parent=` come from. */
  source?: string
  error?: ReactNode
}

/** Province, regency, district, village: four of the device's own lists, each filled by the one before. */
export function RegionPicker(props: RegionPickerProps) {
  const {
    legend,
    hideLegend = false,
    value,
    onChange,
    onBlur,
    provinces,
    source = '/api/regions',
    error,
  } = props
  const id = useId()
  const codes = ancestorsOf(value)
  return (
    <fieldset className="min-w-0" aria-describedby={error ? `${id}-error` : undefined} onBlur={onBlur}>
      <legend className={hideLegend ? 'sr-only' : 'mb-3 font-semibold'}>{legend}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        {LEVELS.map((level, index) => (
          <RegionSelect
            key={level}
            level={level}
            parent={index === 0 ? '' : codes[index - 1]}
            value={codes[index] ?? ''}
            given={index === 0 ? provinces : undefined}
            source={source}
            // Only the first list that is still empty is what is wrong.
            wrong={Boolean(error) && index === Math.min(codes.length, LEVELS.length - 1)}
            onChange={(code) => onChange(code || (codes[index - 1] ?? ''))}
          />
        ))}
      </div>
      <FieldError id={id}>{error}</FieldError>
    </fieldset>
  )
}

/** `32.73.01` stands below `32.73`, which stands below `32`. */
function ancestorsOf(code: string): string[] {
  const parts = code === '' ? [] : code.split('.')
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'))
}

interface RegionSelectProps {
  level: (typeof LEVELS)[number]
  /** Empty for the provinces, undefined while the region above is not chosen. */
  parent: string | undefined
  value: string
  given: Region[] | undefined
  source: string
  wrong: boolean
  onChange: (code: string) => void
}

function RegionSelect({ level, parent, value, given, source, wrong, onChange }: RegionSelectProps) {
  const t = useTranslations('reference.region')
  const id = useId()
  const needed = parent !== undefined && !given
  const fetched = useFetched<Region>(needed ? addressOf(source, parent) : undefined)
  const regions = given ?? fetched.results
  const loading = fetched.state === 'loading'
  const failed = fetched.state === 'failed'
  const placeholder = loading ? t('loading') : t(parent === undefined ? 'wait' : 'choose')
  return (
    <div className="min-w-0">
      <Field id={id} label={t(level)} error={failed ? t('failed') : undefined}>
        <Select
          id={id}
          // While its list is on the way, a chosen value has no line to stand on.
          value={regions.length > 0 ? value : ''}
          onChange={(event) => onChange(event.target.value)}
          options={regions.map((region) => ({ value: region.code, label: region.name }))}
          placeholder={placeholder}
          disabled={regions.length === 0}
          aria-busy={loading}
          aria-describedby={failed ? `${id}-error` : undefined}
          aria-invalid={failed || wrong || undefined}
        />
      </Field>
      {failed && (
        <Button variant="secondary" className="mt-2" onClick={fetched.retry}>
          {t('retry')}
        </Button>
      )}
    </div>
  )
}

function addressOf(source: string, parent: string): string {
  return parent === '' ? source : `${source}?parent=${encodeURIComponent(parent)}`
}
