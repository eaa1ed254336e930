'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Switch } from '@/components/ui/choice'
import { isPersonal } from '@/lib/licensing/definitions/checks/certificate'
import { say } from '@/lib/licensing/definitions/texts'
import type { Draft } from '@/lib/licensing/definitions/versions/draft'
import { LineControl, NumberControl, SelectControl, SpotError, SwitchControl, TextControl } from './controls'
import { ManyControl } from './many-control'
import { useEditor, useSpot } from './use-editor'

/** What is issued in the end, and what can be done with it later. */
export function CertificatePart() {
  const t = useTranslations('definitionEditor')
  const locale = useLocale()
  const { draft } = useEditor()
  const { value: renewal, change: setRenewal } = useSpot<Draft['renewal']>(['renewal'])
  const { number } = draft.certificate
  const printable = draft.sections
    .flatMap((section) => section.fields)
    .filter((field) => !['group', 'file', 'long_text'].includes(field.type) && !isPersonal(field))
  return (
    <>
      <Card title={t('certificate.title')}>
        <div className="grid gap-5">
          <TextControl path={['certificate', 'title']} label={t('certificate.name')} />
          <TextControl
            path={['certificate', 'statement']}
            label={t('certificate.statement')}
            help={t('certificate.statementHelp')}
            long
          />
          <SelectControl
            path={['certificate', 'number', 'source']}
            label={t('certificate.source')}
            options={(['authority', 'series'] as const).map((value) => ({
              value,
              label: t(`source.${value}`),
            }))}
          />
          {number.source === 'series' ? (
            <LineControl
              path={['certificate', 'number', 'template']}
              label={t('certificate.template')}
              help={t('certificate.templateHelp', { year: '{year}', sequence: '{sequence}' })}
              mono
              className="max-w-md"
            />
          ) : (
            <>
              <div className="grid items-start gap-4 sm:grid-cols-2">
                <LineControl path={['certificate', 'number', 'pattern']} label={t('settings.pattern')} mono />
                <LineControl path={['certificate', 'number', 'example']} label={t('settings.example')} />
              </div>
              <TextControl path={['certificate', 'number', 'help']} label={t('certificate.numberHelp')} />
            </>
          )}
          <ManyControl
            path={['certificate', 'facts']}
            label={t('certificate.facts')}
            help={t('certificate.factsHelp')}
            options={printable.map((field) => ({
              value: field.key,
              label: say(field.label, locale) || field.key,
            }))}
            columns
            optional
          />
          {draft.certificate.facts.map((key, index) => (
            <SpotError key={key} path={['certificate', 'facts', index]} />
          ))}
          <TextControl path={['certificate', 'footer']} label={t('certificate.footer')} optional />
        </div>
      </Card>
      <Card title={t('certificate.later')}>
        <div className="grid gap-5">
          <Switch
            label={t('certificate.renewable')}
            help={t('certificate.renewableHelp')}
            checked={renewal !== null}
            onChange={(event) =>
              setRenewal(event.target.checked ? { opens_days_before: 60, closes_days_after: 0 } : null)
            }
          />
          <SpotError path={['renewal']} />
          {renewal && (
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <NumberControl path={['renewal', 'opens_days_before']} label={t('certificate.opens')} />
              <NumberControl path={['renewal', 'closes_days_after']} label={t('certificate.closes')} />
            </div>
          )}
          <SwitchControl
            path={['amendable']}
            label={t('certificate.amendable')}
            help={t('certificate.amendableHelp')}
          />
        </div>
      </Card>
    </>
  )
}
