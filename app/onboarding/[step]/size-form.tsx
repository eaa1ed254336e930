'use client'

import { useTranslations } from 'next-intl'
import { useWatch } from 'react-hook-form'
import { MoneyField } from '@/components/form/money-field'
import { TextField } from '@/components/form/text-field'
import { Notice } from '@/components/ui/notice'
import { formatRupiah } from '@/lib/money'
import { scaleOf } from '@/lib/onboarding/scale'
import { STEP_SCHEMAS } from '@/lib/onboarding/schema'
import type { SavedForm } from './step-context'
import { StepFrame } from './step-frame'
import { useStepForm } from './use-step-form'

export function SizeForm({ saved }: { saved: SavedForm<'size'> }) {
  const t = useTranslations('onboarding')
  const state = useStepForm({ step: 'size', schema: STEP_SCHEMAS.size, saved })
  const [capital, sales] = useWatch({
    control: state.form.control,
    name: ['capital_amount', 'yearly_sales_amount'],
  })
  return (
    <StepFrame step="size" state={state}>
      <TextField
        name="people_count"
        label={t('size.people_count')}
        help={t('size.peopleHelp')}
        inputMode="numeric"
        autoComplete="off"
        className="max-w-72"
      />
      <MoneyField name="capital_amount" label={t('size.capital_amount')} help={t('size.capitalHelp')} />
      <MoneyField
        name="yearly_sales_amount"
        label={t('size.yearly_sales_amount')}
        help={t('size.salesHelp')}
      />
      <div role="status" className="min-h-32">
        <ScaleNotice capital={capital} sales={sales} />
      </div>
    </StepFrame>
  )
}

/** Which size it comes to while the figures are typed, and why. */
function ScaleNotice({ capital, sales }: { capital: string; sales: string }) {
  const t = useTranslations('onboarding')
  const amount = /^\d{1,15}$/
  if (!amount.test(capital) || !amount.test(sales))
    return <p className="text-ink-soft">{t('size.waiting')}</p>
  const result = scaleOf(BigInt(capital), BigInt(sales))
  const figure = formatRupiah(BigInt(result.decided_by === 'sales' ? sales : capital))
  return (
    <Notice
      tone={result.scale === 'large' ? 'warning' : 'success'}
      title={t('size.result', { scale: t(`scale.${result.scale}`) })}
    >
      <p>
        {result.bound === null
          ? t(`size.above.${result.decided_by}`, { figure })
          : t(`size.because.${result.decided_by}`, { figure, bound: formatRupiah(result.bound) })}
      </p>
      <p className="mt-1">{t(`scaleMeans.${result.scale}`)}</p>
      <p className="mt-1 text-sm text-ink-soft">{t('size.law')}</p>
    </Notice>
  )
}
