'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { say } from '@/lib/licensing/definitions/texts'
import type { DraftText } from '@/lib/licensing/definitions/versions/draft'
import { NumberControl, RupiahControl, SelectControl, TextControl } from './controls'
import { ItemList } from './item-list'
import { ManyControl } from './many-control'
import { NamedControl } from './named-control'
import { newCompanion } from './new-things'
import { useEditor } from './use-editor'

const HOW = ['automatic', 'elsewhere'] as const
const RISKS = ['low', 'medium_low', 'medium_high', 'high'] as const
const SCALES = ['micro', 'small', 'medium', 'large'] as const

/** What the licence is, why one needs it, what it costs, how long it takes and lasts. */
export function BasicsPart() {
  const t = useTranslations('definitionEditor')
  const words = useTranslations('licenseTypes')
  const locale = useLocale()
  const { draft, reference } = useEditor()
  return (
    <>
      <Card title={t('basics.what')}>
        <div className="grid gap-5">
          <TextControl path={['name']} label={t('basics.name')} />
          <TextControl path={['summary']} label={t('basics.summary')} help={t('basics.summaryHelp')} long />
          <TextControl path={['authority']} label={t('basics.authority')} />
          <TextControl path={['legal_basis']} label={t('basics.legalBasis')} optional />
        </div>
      </Card>
      <Card title={t('basics.recommendation')}>
        <div className="grid gap-5">
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <SelectControl
              path={['recommendation', 'need']}
              label={t('basics.need')}
              options={(['required', 'suggested'] as const).map((value) => ({
                value,
                label: t(`need.${value}`),
              }))}
            />
            <NumberControl path={['recommendation', 'position']} label={t('basics.position')} />
          </div>
          <TextControl
            path={['recommendation', 'why']}
            label={t('basics.why')}
            help={t('basics.whyHelp')}
            long
          />
          <ManyControl
            path={['recommendation', 'after']}
            label={t('basics.after')}
            help={t('basics.afterHelp')}
            options={reference.codes}
            columns
            optional
          />
        </div>
      </Card>
      <Card title={t('basics.costAndTime')}>
        <div className="grid gap-5">
          <RupiahControl
            path={['fee', 'amount']}
            label={t('basics.fee')}
            help={t('basics.feeHelp')}
            optional
            className="max-w-xs"
          />
          <TextControl path={['fee', 'note']} label={t('basics.feeNote')} optional />
          <NumberControl
            path={['validity', 'years']}
            label={t('basics.years')}
            help={t('basics.yearsHelp')}
            optional
            className="max-w-xs"
          />
          <TextControl path={['validity', 'note']} label={t('basics.validityNote')} optional />
          <TextControl
            path={['official_time']}
            label={t('basics.officialTime')}
            help={t('basics.officialTimeHelp')}
          />
        </div>
      </Card>
      <Card title={t('basics.comesWith')} lead={t('basics.comesWithLead')}>
        <ItemList
          path={['comes_with']}
          label={t('basics.comesWith')}
          titleOf={(one: { name: DraftText }) => say(one.name, locale)}
          make={newCompanion}
          add={t('add.companion')}
          max={12}
        >
          {(path) => (
            <>
              <NamedControl
                path={path}
                name="name"
                label={t('basics.name')}
                taken={draft.comes_with.map((one) => one.key)}
              />
              <SelectControl
                path={[...path, 'how']}
                label={t('basics.how')}
                options={HOW.map((value) => ({ value, label: t(`how.${value}`) }))}
              />
              <TextControl path={[...path, 'summary']} label={t('basics.summary')} />
              <TextControl path={[...path, 'authority']} label={t('basics.authority')} />
              <TextControl path={[...path, 'legal_basis']} label={t('basics.legalBasis')} optional />
              <ManyControl
                path={[...path, 'risks']}
                label={words('risks')}
                help={t('emptyIsAny')}
                options={RISKS.map((value) => ({ value, label: words(`risk.${value}`) }))}
                columns
              />
              <ManyControl
                path={[...path, 'scales']}
                label={words('scales')}
                help={t('emptyIsAny')}
                options={SCALES.map((value) => ({ value, label: words(`scale.${value}`) }))}
                columns
              />
            </>
          )}
        </ItemList>
      </Card>
    </>
  )
}
