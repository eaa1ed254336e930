import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { TextLink } from '@/components/ui/link'
import { ENTITY_KINDS } from '@/lib/licensing/definitions/definition'
import { type CheckQuery, checkHref, SIZE_BANDS, type SizeBand } from '@/lib/licensing/finder/check-query'
import type { Plan } from '@/lib/licensing/finder/plan'

const ASKED = ['nib', 'scale', 'entity_kind', 'region'] as const

/** The first fact that would turn a "perhaps" into yes or no, as answers to press. What only OSS decides is not asked. */
export function OpenQuestions({ plan, query }: { plan: Plan; query: CheckQuery }) {
  const t = useTranslations('check')
  // Sales answer the scale as well.
  const open = plan.open_facts.map((fact) => (fact === 'sales' ? 'scale' : fact))
  const fact = ASKED.find((one) => open.includes(one))
  if (!fact) return null
  return (
    <section className="rounded-lg bg-info-soft p-5 print:hidden">
      <h3 className="font-bold">{t('ask.title')}</h3>
      <p className="mb-3">{t(`ask.${fact}`)}</p>
      {fact === 'region' ? (
        <TextLink plain href="#check-province" className="inline-flex min-h-11 items-center">
          {t('ask.regionAction')}
        </TextLink>
      ) : (
        <ul className="flex flex-wrap gap-2">
          {answersOf(fact).map(({ key, changes, label }) => (
            <li key={key}>
              <Answer href={checkHref(query, changes)}>{t(label)}</Answer>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function answersOf(fact: 'nib' | 'scale' | 'entity_kind') {
  if (fact === 'nib') {
    return (['1', '0'] as const).map((key) => ({
      key,
      changes: { has_nib: key === '1' },
      label: `nibs.${key}` as const,
    }))
  }
  if (fact === 'entity_kind') {
    return ENTITY_KINDS.map((key) => ({
      key,
      changes: { entity_kind: key },
      label: `kinds.${key}` as const,
    }))
  }
  return (Object.keys(SIZE_BANDS) as SizeBand[])
    .filter((key) => key !== 'none')
    .map((key) => ({ key, changes: { size: key, sales: '' }, label: `sizes.${key}` as const }))
}

function Answer({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className="inline-flex min-h-11 items-center rounded-md border border-line-strong bg-card px-4 py-2 font-medium hover:border-primary"
    >
      {children}
    </a>
  )
}
