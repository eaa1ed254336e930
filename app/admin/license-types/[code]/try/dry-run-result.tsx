'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Timeline } from '@/components/ui/timeline'
import type { DryRun, DryStage } from '@/lib/licensing/definitions/versions/dry-run'
import { formatRupiah } from '@/lib/money'
import { formatDay, formatWeekday } from '@/lib/time'
import { useSay } from './use-say'

/** What would become of the case: each stage with its days, then what is issued. */
export function DryRunResult({ result }: { result: DryRun }) {
  const t = useTranslations('definitionEditor.try')
  const editor = useTranslations('definitionEditor')
  const locale = useLocale()
  const say = useSay()
  const { certificate, fee, priority } = result
  const day = (value: string) => formatDay(value, locale)
  const cost =
    fee.amount === null ? t('feeUnknown') : fee.amount === 0 ? t('feeFree') : formatRupiah(fee.amount)
  return (
    <>
      {result.missing_years.length > 0 && (
        <Notice tone="warning" title={t('missingYears', { years: result.missing_years.join(', ') })} />
      )}
      <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
        <Card level={3} title={t('stages')} lead={t('stagesLead')}>
          <Timeline
            label={t('stages')}
            items={result.stages.map((stage) => ({
              key: stage.key,
              title: say(stage.name),
              tone: stage.outcome === 'passed' ? 'primary' : 'neutral',
              when: stage.office
                ? t('until', { day: formatWeekday(stage.office.until, locale) })
                : t(`outcome.${stage.outcome}`),
              children: stage.outcome === 'passed' && <StageFacts stage={stage} />,
            }))}
          />
        </Card>
        <div className="grid grid-cols-1 gap-5">
          <Card level={3} title={t('case')}>
            <DescriptionList
              dense
              items={[
                {
                  term: t('priority'),
                  detail: (
                    <>
                      <Badge>{editor(`priority.${priority.priority}`)}</Badge>{' '}
                      {priority.why && say(priority.why)}
                    </>
                  ),
                },
                { term: t('fee'), detail: `${cost}${fee.note ? `. ${say(fee.note)}` : ''}` },
                { term: t('issued'), detail: day(result.issued_on) },
                {
                  term: t('valid'),
                  detail: result.valid_until_on ? day(result.valid_until_on) : t('unlimited'),
                },
                {
                  term: t('renewal'),
                  detail: result.renewal
                    ? t('renewalWindow', {
                        opens: day(result.renewal.opens_on),
                        closes: day(result.renewal.closes_on),
                      })
                    : t('noRenewal'),
                },
              ]}
            />
          </Card>
          <Card level={3} title={t('certificate')}>
            <p className="text-lg font-bold">{say(certificate.title)}</p>
            <p className="mt-1 font-mono">{certificate.number}</p>
            <p className="mt-3">{say(certificate.statement)}</p>
            <div className="mt-3">
              <DescriptionList
                dense
                items={certificate.facts.map((fact) => ({ term: say(fact.label), detail: say(fact.value) }))}
              />
            </div>
            {certificate.footer && <p className="mt-3 text-ink-soft">{say(certificate.footer)}</p>}
          </Card>
        </div>
      </div>
    </>
  )
}

function StageFacts({ stage }: { stage: DryStage }) {
  const t = useTranslations('definitionEditor.try')
  const editor = useTranslations('definitionEditor')
  const words = useTranslations('licenseTypes')
  const locale = useLocale()
  const say = useSay()
  const { at_deadline } = stage
  return (
    <ul className="grid gap-0.5 text-ink-soft">
      <li>
        {words(`roles.${stage.role}`)} · {t('days', { count: stage.working_days })}
        {stage.checklist_count > 0 && ` · ${t('checks', { count: stage.checklist_count })}`}
      </li>
      {stage.apart_from.length > 0 && (
        <li>{t('apart', { stages: stage.apart_from.map((name) => say(name)).join(', ') })}</li>
      )}
      <li>
        {t('atDeadline')} {editor(`atDeadline.${at_deadline.action}`)}
        {at_deadline.action === 'deem_approved' && `: ${say(at_deadline.legal_ground)}`}
      </li>
      {stage.applicant_until && (
        <li>
          {t('applicant', { count: stage.applicant_days, day: formatDay(stage.applicant_until, locale) })}
        </li>
      )}
      {stage.may_skip && <li>{t('maySkip')}</li>}
    </ul>
  )
}
