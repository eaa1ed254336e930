import '@/db/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db'
import type { CompanyId } from '@/lib/ids'
import { getBusiness, profileOf } from '@/lib/licensing/finder/business'
import { findActivities, findPlace, profileOfCheck } from '@/lib/licensing/finder/check-answers'
import { parseCheckQuery } from '@/lib/licensing/finder/check-query'
import { stillNeeded } from '@/lib/licensing/finder/plan'
import { findPlan } from '@/lib/licensing/finder/queries'
import { onboardingProfile } from './profile'
import { findOpenWorkflow } from './queries'
import { STEPS } from './steps'
import { ANSWERS, complete, createReferences, finish, NOW, someone } from './testing-someone'

// Whoever tells the same facts hears the same answer: in the public check, at the end of the onboarding, on the dashboard.

type Facts = {
  codes: [string, ...string[]]
  sales: string
  capital: string
  kind: 'individual' | 'cv'
  nib: boolean
}

const CASES: [string, Facts, string[]][] = [
  [
    'crisps at home, without a NIB',
    { codes: ['10794'], sales: '120000000', capital: '15000000', kind: 'individual', nib: false },
    ['nib', 'spp_irt', 'halal_self_declared', 'merek'],
  ],
  [
    'crisps at home, with a NIB',
    { codes: ['10794'], sales: '120000000', capital: '15000000', kind: 'individual', nib: true },
    ['spp_irt', 'halal_self_declared', 'merek'],
  ],
  [
    'a stall that also makes crisps, just above the limit of the simple halal path',
    { codes: ['56102', '10794'], sales: '500000001', capital: '15000000', kind: 'individual', nib: true },
    ['spp_irt', 'merek'],
  ],
  [
    'a tailor',
    { codes: ['14120'], sales: '120000000', capital: '15000000', kind: 'cv', nib: false },
    ['nib', 'merek'],
  ],
  [
    'a small maker who does not sell yet',
    { codes: ['10794'], sales: '0', capital: '3000000000', kind: 'cv', nib: true },
    ['spp_irt', 'halal_self_declared', 'merek'],
  ],
  [
    'one of medium size',
    { codes: ['10794'], sales: '20000000000', capital: '15000000', kind: 'cv', nib: true },
    ['merek'],
  ],
  [
    'bottled water, whose risk nobody recorded',
    { codes: ['11051'], sales: '120000000', capital: '15000000', kind: 'individual', nib: true },
    ['halal_self_declared', 'merek'],
  ],
]

beforeAll(createReferences)

describe('the same facts', () => {
  it.each(CASES)('%s', async (_, facts, needed) => {
    const check = await inTheCheck(facts)
    const { onboarding, company } = await inTheOnboarding(facts)
    expect(onboarding).toEqual(check)
    expect(company).toEqual(check)
    expect(stillNeeded(check).map((item) => item.type.code)).toEqual(needed)
  })

  it('cover a type in each of its verdicts', () => {
    const mentioned = new Set(CASES.flatMap(([, , needed]) => needed))
    expect(mentioned).toEqual(new Set(['nib', 'spp_irt', 'halal_self_declared', 'merek']))
  })
})

async function inTheCheck(facts: Facts) {
  const query = parseCheckQuery(
    new URLSearchParams({
      a: facts.codes.join('-'),
      at: ANSWERS.place.village_code,
      sales: facts.sales,
      capital: facts.capital,
      kind: facts.kind,
      nib: facts.nib ? '1' : '0',
    }).toString(),
  )
  const asked = await findActivities(db, query)
  const place = await findPlace(db, query.place)
  const classes = asked.understood.map((one) => one.activity)
  return findPlan(db, profileOfCheck(query, classes, place, 'id'), NOW)
}

async function inTheOnboarding(facts: Facts) {
  const who = await someone()
  const [main, ...further] = facts.codes.map((code) => ({ version: '2025' as const, code }))
  const isPerson = facts.kind === 'individual'
  const answers = {
    ...ANSWERS,
    business: {
      ...ANSWERS.business,
      entity_kind: facts.kind,
      nik: isPerson ? ANSWERS.business.nik : '',
      npwp: isPerson ? '' : '0912345678901000',
      nib: facts.nib ? '1234567890123' : '',
    },
    activity: { ...ANSWERS.activity, main, further },
    size: { people_count: '2', capital_amount: facts.capital, yearly_sales_amount: facts.sales },
  }
  for (const step of STEPS.slice(0, -1)) {
    const saved = await complete(who, step, 0, answers[step])
    if (!saved.ok) throw new Error(`${step}: ${saved.reason}`)
  }
  const workflow = await findOpenWorkflow(db, who.id)
  if (!workflow) throw new Error('No onboarding')
  const onboarding = await findPlan(db, await onboardingProfile(db, workflow, 'id'), NOW)
  const seen = Object.fromEntries(STEPS.map((step) => [step, workflow.steps[step]?.version ?? 0]))
  await finish(who, seen)
  const { id } = await db
    .selectFrom('companies')
    .select('id')
    .where('created_by', '=', who.id)
    .executeTakeFirstOrThrow()
  const business = await getBusiness(db, id as CompanyId)
  return { onboarding, company: await findPlan(db, profileOf(business), NOW) }
}
