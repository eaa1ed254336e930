import { getTranslations } from 'next-intl/server'
import { db } from '@/db'
import { formatNpwp, formatPhone, maskNik } from '@/lib/identity'
import { formatRupiah } from '@/lib/money'
import { scaleOf } from '@/lib/onboarding/scale'
import type { StepData } from '@/lib/onboarding/step-data'
import type { Step } from '@/lib/onboarding/steps'
import type { KbliVersion } from '@/lib/reference/kbli-category'
import { getRegionPath, listKbli } from '@/lib/reference/queries'

export type SummaryRow = { key: string; label: string; value: string }

type Field = [key: string, value: string | undefined]
type Translator = Awaited<ReturnType<typeof getTranslations<'onboarding'>>>

/**
 * A step's form values in words: for the review, and for two tabs that disagree. `nikMasked` stands for a NIK that is kept
 * on the server. Values may be half-filled or come from a browser, so nothing is taken for granted.
 */
export async function summarizeStep(
  step: Step,
  values: StepData,
  nikMasked: string,
  locale: string,
): Promise<SummaryRow[]> {
  const t = await getTranslations('onboarding')
  const fields = await fieldsOf(step, values, nikMasked, locale, t)
  return fields.flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, label: t(`${step}.${key}`), value: value || t('summary.empty') }],
  )
}

async function fieldsOf(
  step: Step,
  values: StepData,
  nikMasked: string,
  locale: string,
  t: Translator,
): Promise<Field[]> {
  const text = (key: string) => (typeof values[key] === 'string' ? values[key] : '')
  const named = (group: string, value: string) => (t.has(`${group}.${value}`) ? t(`${group}.${value}`) : '')
  switch (step) {
    case 'person':
      return [
        ['name', text('name')],
        ['phone', formatPhone(text('phone'))],
      ]
    case 'business':
      return [
        ['entity_kind', named('entity', text('entity_kind'))],
        ['trade_name', text('trade_name')],
        ['legal_name', text('legal_name')],
        ...(text('entity_kind') === 'individual'
          ? [['nik', values.nik_kept === true ? nikMasked : maskNik(text('nik'))] satisfies Field]
          : [['npwp', text('npwp') && formatNpwp(text('npwp'))] satisfies Field]),
        ['nib', text('nib')],
      ]
    case 'place': {
      const path = await getRegionPath(db, text('village_code') || '0')
      return [
        [
          'village_code',
          path
            .map((region) => region.name)
            .reverse()
            .join(', '),
        ],
        ['address', text('address')],
        ['postal_code', text('postal_code')],
        ['premises_tenure', named('tenure', text('premises_tenure'))],
      ]
    }
    case 'activity':
      return [
        ['business_description', text('business_description')],
        ['main', await titlesOf([values.main], locale)],
        ['further', Array.isArray(values.further) ? await titlesOf(values.further, locale) : ''],
      ]
    case 'size':
      return sizeFields(text, t)
    case 'documents':
    case 'review':
      return []
  }
}

function sizeFields(text: (key: string) => string, t: Translator): Field[] {
  const amount = (key: string) => (/^\d{1,15}$/.test(text(key)) ? BigInt(text(key)) : undefined)
  const [capital, sales] = [amount('capital_amount'), amount('yearly_sales_amount')]
  return [
    ['people_count', text('people_count') && t('size.people', { count: Number(text('people_count')) })],
    ['capital_amount', capital === undefined ? '' : formatRupiah(capital)],
    ['yearly_sales_amount', sales === undefined ? '' : formatRupiah(sales)],
    [
      'scale',
      capital === undefined || sales === undefined ? undefined : t(`scale.${scaleOf(capital, sales).scale}`),
    ],
  ]
}

/** `56102 Warung makan`, one per line. */
async function titlesOf(items: unknown[], locale: string): Promise<string> {
  const classes = items.filter(
    (item): item is { version: KbliVersion; code: string } =>
      typeof item === 'object' && item !== null && 'code' in item && /^\d{5}$/.test(String(item.code)),
  )
  const rows = await listKbli(
    db,
    classes[0]?.version ?? '2025',
    classes.map((item) => item.code),
  )
  return classes
    .map(({ code }) => {
      const row = rows.find((candidate) => candidate.code === code)
      return `${code} ${(locale === 'en' && row?.title_en) || row?.title_id || ''}`.trim()
    })
    .join('\n')
}
