import { useTranslations } from 'next-intl'
import { CheckIcon } from '@/components/ui/icons'
import type { Plan } from '@/lib/billing/plans/queries'
import { PLAN_FEATURES } from '@/lib/billing/plans/schema'
import { megabytes } from '@/lib/billing/plans/storage-size'
import { formatRupiah } from '@/lib/money'

/** What a plan includes, as a list with ticks. */
export function PlanContents({ plan }: { plan: Plan }) {
  const t = useTranslations('billing.plan')
  const catalogue = useTranslations('catalogue.pricing')
  const lines = [
    plan.open_application_limit === null
      ? t('applicationsUnlimited')
      : t('applications', { count: plan.open_application_limit }),
    plan.member_limit === null ? t('membersUnlimited') : t('members', { count: plan.member_limit }),
    plan.storage_limit_mb === null
      ? catalogue('storageUnlimited')
      : catalogue('storage', { size: megabytes(plan.storage_limit_mb) }),
    ...(plan.application_fee_amount > 0n
      ? [catalogue('fee', { amount: formatRupiah(plan.application_fee_amount) })]
      : []),
    ...PLAN_FEATURES.filter((feature) => plan.features.includes(feature)).map((feature) =>
      t(`feature.${feature}`),
    ),
  ]
  return (
    <ul className="grid content-start gap-2">
      {lines.map((line, index) => (
        <li key={line} className="flex gap-2.5">
          <CheckIcon size={20} className="mt-0.5 shrink-0 text-success" />
          <span className={index < 3 ? 'font-semibold' : undefined}>{line}</span>
        </li>
      ))}
    </ul>
  )
}
