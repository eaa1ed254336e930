'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Switch } from '@/components/ui/choice'
import { say } from '@/lib/licensing/definitions/texts'
import type { DraftStage } from '@/lib/licensing/definitions/versions/draft'
import { ConditionControl } from './condition-control'
import { NumberControl, SelectControl, SpotError, SwitchControl, TextControl } from './controls'
import { ItemList } from './item-list'
import { ManyControl } from './many-control'
import { NamedControl } from './named-control'
import { newCheck } from './new-things'
import type { Path } from './paths'
import { useEditor, useSpot } from './use-editor'

const KINDS = [
  'intake',
  'document_check',
  'technical_review',
  'submission',
  'authority_processing',
  'visit',
  'decision',
  'issue',
] as const

/** One stage: who does it, in how many days, what is checked, what happens when time is over, and when it is left out. */
export function StageEditor({ path, index }: { path: Path; index: number }) {
  const t = useTranslations('definitionEditor')
  const words = useTranslations('licenseTypes')
  const locale = useLocale()
  const { draft } = useEditor()
  const { value: stage } = useSpot<DraftStage>(path)
  const { value: skip, change: setSkip } = useSpot<DraftStage['skip']>([...path, 'skip'])
  const earlier = draft.stages.slice(0, index)
  return (
    <>
      <NamedControl
        path={path}
        name="name"
        label={t('stages.name')}
        kind="stage"
        taken={draft.stages.map((one) => one.key)}
      />
      <TextControl
        path={[...path, 'explanation']}
        label={t('stages.explanation')}
        help={t('stages.explanationHelp')}
        long
        optional
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectControl
          path={[...path, 'kind']}
          label={t('stages.kind')}
          options={KINDS.map((value) => ({ value, label: t(`stageKind.${value}`) }))}
        />
        <SelectControl
          path={[...path, 'role']}
          label={words('role')}
          options={(['reviewer', 'supervisor'] as const).map((value) => ({
            value,
            label: words(`roles.${value}`),
          }))}
        />
        <NumberControl
          path={[...path, 'working_days']}
          label={t('stages.workingDays')}
          help={t('stages.bySettings')}
          optional
        />
        <NumberControl
          path={[...path, 'applicant_days']}
          label={t('stages.applicantDays')}
          help={t('stages.bySettings')}
          optional
        />
      </div>
      <SelectControl
        path={[...path, 'at_deadline', 'action']}
        label={t('stages.atDeadline')}
        options={(['escalate', 'deem_approved', 'none'] as const).map((value) => ({
          value,
          label: t(`atDeadline.${value}`),
        }))}
      />
      <SpotError path={[...path, 'at_deadline']} />
      {stage.at_deadline.action === 'deem_approved' && (
        <TextControl
          path={[...path, 'at_deadline', 'legal_ground']}
          label={t('stages.legalGround')}
          help={t('stages.legalGroundHelp')}
          long
        />
      )}
      <div>
        <p className="mb-2 font-semibold">{words('checklist')}</p>
        <ItemList<DraftStage['checklist'][number]>
          path={[...path, 'checklist']}
          label={words('checklist')}
          titleOf={(item) => say(item.label, locale)}
          make={newCheck}
          add={t('add.check')}
          max={30}
          nested
        >
          {(spot) => (
            <NamedControl
              path={spot}
              name="label"
              label={t('stages.check')}
              taken={stage.checklist.map((item) => item.key)}
            />
          )}
        </ItemList>
      </div>
      {(earlier.length > 0 || stage.separate_from.length > 0) && (
        <ManyControl
          path={[...path, 'separate_from']}
          label={t('stages.separate')}
          help={t('stages.separateHelp')}
          options={earlier.map((one) => ({ value: one.key, label: say(one.name, locale) || one.key }))}
          columns
        />
      )}
      <div>
        <Switch
          label={t('stages.skippable')}
          checked={skip !== null}
          onChange={(event) => setSkip(event.target.checked ? { when: null, automatic: false } : null)}
        />
        <SpotError path={[...path, 'skip']} />
      </div>
      {skip && (
        <>
          <SwitchControl
            path={[...path, 'skip', 'automatic']}
            label={t('stages.automatic')}
            help={t('stages.automaticHelp')}
          />
          <ConditionControl
            path={[...path, 'skip', 'when']}
            legend={t('stages.skipWhen')}
            fields={draft.sections.flatMap((section) => section.fields)}
            always={t('stages.skipAlways')}
          />
        </>
      )}
    </>
  )
}
