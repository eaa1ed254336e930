import type { StaffPlan } from '@/lib/billing/plans/queries'

/** The paid plans as choices of a coupon's form. */
export function planOptions(plans: StaffPlan[], locale: string): { value: string; label: string }[] {
  return plans
    .filter((plan) => !plan.is_free)
    .map((plan) => ({ value: plan.id, label: locale === 'en' ? plan.name_en : plan.name_id }))
}
