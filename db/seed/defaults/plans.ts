import type { Db } from '@/db'
import { newId } from '@/lib/ids'

const PLANS = [
  {
    code: 'rintis',
    name_id: 'Rintis',
    name_en: 'Start',
    description_id: 'Untuk usaha yang baru mengurus izin pertamanya.',
    description_en: 'For a business with its first licence to get.',
    is_free: true,
    prices: { monthly: 0n, yearly: 0n },
    storage_limit_mb: 200,
    trial_days: 0,
    open_application_limit: 1,
    member_limit: 1,
    features: ['check', 'documents', 'tracking', 'verification'],
  },
  {
    code: 'tumbuh',
    name_id: 'Tumbuh',
    name_en: 'Grow',
    description_id: 'Untuk usaha yang mengurus beberapa izin sekaligus.',
    description_en: 'For a business with several licences under way.',
    is_free: false,
    prices: { monthly: 49_000n, yearly: 490_000n },
    storage_limit_mb: 2_048,
    trial_days: 14,
    open_application_limit: 5,
    member_limit: 5,
    features: ['check', 'documents', 'tracking', 'verification', 'team', 'reminders'],
  },
  {
    code: 'mekar',
    name_id: 'Mekar',
    name_en: 'Bloom',
    description_id: 'Untuk usaha dengan banyak produk, cabang, dan izin.',
    description_en: 'For a business with many products, branches and licences.',
    is_free: false,
    prices: { monthly: 149_000n, yearly: 1_490_000n },
    storage_limit_mb: 10_240,
    trial_days: 0,
    open_application_limit: 25,
    member_limit: 20,
    features: ['check', 'documents', 'tracking', 'verification', 'team', 'reminders', 'priority_support'],
  },
]

const ADDONS = [
  {
    code: 'extra-applications',
    name_id: 'Tambahan permohonan',
    name_en: 'Extra applications',
    description_id: 'Lima permohonan lagi yang berjalan sekaligus.',
    description_en: 'Five more applications at a time.',
    quota: 'open_applications',
    quota_per_unit: 5,
    prices: { monthly: 25_000n, yearly: 250_000n },
  },
  {
    code: 'extra-members',
    name_id: 'Tambahan orang',
    name_en: 'Extra people',
    description_id: 'Lima orang lagi dalam tim Anda.',
    description_en: 'Five more people in your team.',
    quota: 'members',
    quota_per_unit: 5,
    prices: { monthly: 20_000n, yearly: 200_000n },
  },
  {
    code: 'extra-storage',
    name_id: 'Tambahan penyimpanan',
    name_en: 'Extra storage',
    description_id: 'Satu GB lagi untuk dokumen Anda.',
    description_en: 'One more GB for your documents.',
    quota: 'storage_mb',
    quota_per_unit: 1_024,
    prices: { monthly: 15_000n, yearly: 150_000n },
  },
]

/** The day from which the first prices hold: before any installation. */
const FIRST_DAY = '2026-01-01'

/**
 * The plans and add-ons an installation begins with. Prices and quotas belong to staff from then on: existing rows stay as
 * they are, and what has a price gets no other.
 */
export async function seedPlans(db: Db): Promise<void> {
  const plans = await db
    .insertInto('plans')
    .values(
      PLANS.map(({ prices: _prices, ...plan }, position) => ({
        id: newId(),
        ...plan,
        features: JSON.stringify(plan.features),
        position,
      })),
    )
    .onConflict((conflict) => conflict.constraint('plans_code_key').doNothing())
    .returning(['id', 'code'])
    .execute()
  const addons = await db
    .insertInto('addons')
    .values(ADDONS.map(({ prices: _prices, ...addon }, position) => ({ id: newId(), ...addon, position })))
    .onConflict((conflict) => conflict.constraint('addons_code_key').doNothing())
    .returning(['id', 'code'])
    .execute()
  const first = [
    ...plans.map(({ id, code }) => ({
      plan_id: id,
      addon_id: null,
      of: PLANS.find((plan) => plan.code === code),
    })),
    ...addons.map(({ id, code }) => ({
      plan_id: null,
      addon_id: id,
      of: ADDONS.find((addon) => addon.code === code),
    })),
  ]
  const prices = first.flatMap(({ of, ...thing }) =>
    (['monthly', 'yearly'] as const).map((period) => ({
      id: newId(),
      ...thing,
      period,
      amount: of?.prices[period] ?? 0n,
      from_on: FIRST_DAY,
    })),
  )
  if (prices.length > 0) await db.insertInto('prices').values(prices).execute()
}
