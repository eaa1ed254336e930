'use client'

import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { Draft } from '@/lib/licensing/definitions/versions/draft'
import { CodesControl } from './codes-control'
import { RupiahControl, SelectControl, TextControl } from './controls'
import { ItemList } from './item-list'
import { ManyControl } from './many-control'
import { newKbli } from './new-things'
import { RegionsControl } from './regions-control'
import { useEditor, useSpot } from './use-editor'

const SCALES = ['micro', 'small', 'medium', 'large'] as const
const RISKS = ['low', 'medium_low', 'medium_high', 'high'] as const
const ENTITIES = ['individual', 'pt_individual', 'pt', 'cv', 'firma', 'cooperative', 'foundation'] as const

type Rule = Draft['eligibility']['kbli'][number]

/** Which businesses may have the licence. */
export function EligibilityPart() {
  const t = useTranslations('definitionEditor')
  const words = useTranslations('licenseTypes')
  const { draft } = useEditor()
  const nib = useSpot<boolean | null>(['eligibility', 'has_nib'])
  const versions = draft.eligibility.kbli.map((rule) => rule.version)
  return (
    <>
      <Card title={t('eligibility.activities')} lead={t('eligibility.activitiesLead')}>
        <ItemList<Rule>
          path={['eligibility', 'kbli']}
          label={t('eligibility.activities')}
          titleOf={(rule) => `KBLI ${rule.version}`}
          noteOf={(rule) => rule.prefixes.join(', ')}
          make={() => newKbli(versions.includes('2025') ? '2020' : '2025')}
          add={t('add.kbli')}
          max={2}
        >
          {(path) => (
            <>
              <SelectControl
                path={[...path, 'version']}
                label={t('eligibility.version')}
                options={['2025', '2020'].map((value) => ({ value, label: `KBLI ${value}` }))}
                className="max-w-xs"
              />
              <CodesControl
                path={[...path, 'prefixes']}
                label={t('eligibility.prefixes')}
                help={t('eligibility.prefixesHelp')}
              />
              <CodesControl path={[...path, 'except']} label={t('eligibility.except')} optional />
            </>
          )}
        </ItemList>
      </Card>
      <Card title={t('eligibility.business')} lead={t('emptyIsAny')}>
        <div className="grid gap-5">
          <ManyControl
            path={['eligibility', 'scales']}
            label={words('scales')}
            options={SCALES.map((value) => ({ value, label: words(`scale.${value}`) }))}
            columns
          />
          <RupiahControl
            path={['eligibility', 'max_yearly_sales_amount']}
            label={words('maxSales')}
            optional
            className="max-w-xs"
          />
          <ManyControl
            path={['eligibility', 'entity_kinds']}
            label={words('entities')}
            options={ENTITIES.map((value) => ({ value, label: words(`entity.${value}`) }))}
            columns
          />
          <ManyControl
            path={['eligibility', 'risks']}
            label={words('risks')}
            options={RISKS.map((value) => ({ value, label: words(`risk.${value}`) }))}
            columns
          />
          <SelectControl
            path={['eligibility', 'has_nib']}
            label={words('nib')}
            empty={words('any')}
            options={[
              { value: 'true', label: words('nibs.needed') },
              { value: 'false', label: words('nibs.absent') },
            ]}
            onChoose={(value) => nib.change(value === null ? null : value === 'true')}
            className="max-w-xs"
          />
        </div>
      </Card>
      <Card title={t('eligibility.place')} lead={t('eligibility.placeLead')}>
        <RegionsControl path={['eligibility', 'regions']} />
      </Card>
      <Card title={t('eligibility.note')}>
        <TextControl
          path={['eligibility', 'note']}
          label={words('note')}
          help={t('eligibility.noteHelp')}
          long
          optional
        />
      </Card>
    </>
  )
}
