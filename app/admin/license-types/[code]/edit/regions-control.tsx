'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFetched } from '@/components/reference/use-fetched'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { PlusIcon, XIcon } from '@/components/ui/icons'
import { Select } from '@/components/ui/select'
import type { Region } from '@/lib/reference/queries'
import { SpotError, useControl } from './controls'
import type { Path } from './paths'
import { useEditor } from './use-editor'

/** Provinces, regencies and cities, by name; none means everywhere. */
export function RegionsControl({ path }: { path: Path }) {
  const t = useTranslations('definitionEditor.eligibility')
  const { reference } = useEditor()
  const { value: codes, change, id, error } = useControl<string[]>({ path, label: '' })
  const [names, setNames] = useState(reference.regions)
  const [province, setProvince] = useState('')
  const [regency, setRegency] = useState('')
  const provinces = useFetched<Region>('/api/regions')
  const regencies = useFetched<Region>(province ? `/api/regions?parent=${province}` : undefined)
  const chosen = regency || province
  const optionsOf = (regions: Region[]) => regions.map(({ code, name }) => ({ value: code, label: name }))

  const add = () => {
    const nameOf = (list: Region[], code: string) => list.find((one) => one.code === code)?.name
    const name = nameOf(regencies.results, chosen) ?? nameOf(provinces.results, chosen) ?? chosen
    setNames({ ...names, [chosen]: name })
    if (!codes.includes(chosen)) change([...codes, chosen])
    setRegency('')
  }
  return (
    <div id={id} className="grid gap-3">
      {codes.length === 0 && <p className="text-ink-soft">{t('everywhere')}</p>}
      <ul className="flex flex-wrap gap-2 empty:hidden">
        {codes.map((code, index) => (
          <li key={code} className="max-w-full">
            <span className="flex items-center gap-1 rounded-full border border-line-strong bg-card ps-3">
              <span className="min-w-0 truncate">
                {names[code] ?? code} <span className="text-ink-soft tabular-nums">{code}</span>
              </span>
              <Button
                variant="quiet"
                className="w-10 px-0 text-ink-soft"
                aria-label={t('removeRegion', { name: names[code] ?? code })}
                icon={<XIcon size={16} />}
                onClick={() => change(codes.filter((one) => one !== code))}
              />
            </span>
            <SpotError path={[...path, index]} />
          </li>
        ))}
      </ul>
      <div className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
        <Select
          aria-label={t('province')}
          placeholder={t('chooseProvince')}
          options={optionsOf(provinces.results)}
          value={province}
          onChange={(event) => {
            setProvince(event.target.value)
            setRegency('')
          }}
        />
        <Select
          aria-label={t('regency')}
          placeholder={t('wholeProvince')}
          options={optionsOf(regencies.results)}
          value={regency}
          disabled={!province}
          onChange={(event) => setRegency(event.target.value)}
        />
        <Button variant="secondary" icon={<PlusIcon />} disabled={!chosen} onClick={add}>
          {t('addRegion')}
        </Button>
      </div>
      <FieldError id={id}>{error}</FieldError>
    </div>
  )
}
