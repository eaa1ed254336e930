import { useLocale, useTranslations } from 'next-intl'
import { Card, Divider } from '@/components/ui/card'
import { ButtonLink } from '@/components/ui/link'
import type { Usage } from '@/lib/billing/entitlements'
import type { Outlook } from '@/lib/billing/subscriptions/outlook'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'
import { EndPlan, RevivePlan } from './end-plan'
import { billingPath } from './paths'
import { PlanBadge, PlanState } from './plan-state'
import { UsageMeters } from './usage-meters'

interface PlanCardProps {
  slug: string
  usage: Usage
  /** Absent: the free plan. */
  outlook: Outlook | undefined
  /** When its open invoice is due. */
  dueOn: string | null
  manages: boolean
  /** Something is to be paid: that comes first. */
  isOwing: boolean
  next: string | undefined
  today: string
}

/** The plan, how it stands, what of it is used, and what one can do about it. */
export function PlanCard(props: PlanCardProps) {
  const { slug, usage, outlook, dueOn, manages, next, today } = props
  const t = useTranslations('billing')
  const locale = useLocale()
  const nameOf = (row: { name_id: string; name_en: string }) => (locale === 'en' ? row.name_en : row.name_id)
  const plan = outlook
    ? nameOf(outlook.selection.plan)
    : nameOf({ name_id: usage.plan_name_id, name_en: usage.plan_name_en })
  const day = outlook ? formatDay(outlook.current_period_end_on, locale) : ''
  const addons = outlook?.selection.addons ?? []
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-3">
          {plan} {outlook && <PlanBadge outlook={outlook} />}
        </span>
      }
      lead={
        outlook
          ? `${formatRupiah(outlook.selection.price_amount)} ${t(outlook.selection.period === 'yearly' ? 'plan.perYear' : 'plan.perMonth')}`
          : t('page.freePlan')
      }
      actions={
        manages && (
          <ButtonLink
            href={billingPath(slug, '/plans', { next })}
            variant={outlook || props.isOwing ? 'secondary' : 'primary'}
          >
            {t(outlook ? 'page.change' : 'page.upgrade')}
          </ButtonLink>
        )
      }
    >
      {addons.length > 0 && (
        <p className="mb-4">
          {t('page.addons', {
            list: addons.map((addon) => `${addon.quantity} × ${nameOf(addon)}`).join(', '),
          })}
        </p>
      )}
      <UsageMeters usage={usage} />
      {outlook && (
        <>
          <Divider />
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
            <PlanState outlook={outlook} dueOn={dueOn} today={today} />
            {manages &&
              (outlook.cancel_at_period_end ? (
                <RevivePlan company={slug} plan={plan} />
              ) : (
                outlook.status !== 'paused' &&
                outlook.current_period_end_on >= today && (
                  <EndPlan company={slug} plan={plan} day={day} when="end" />
                )
              ))}
          </div>
        </>
      )}
    </Card>
  )
}
