import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { BanIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import type { StaffPlan } from '@/lib/billing/plans/queries'
import { formatRupiah } from '@/lib/money'
import { PlanStatusButton } from './plan-status-button'

/** One plan: what it costs, what it holds, who has it. */
export function PlanRow({ plan, edits }: { plan: StaffPlan; edits: boolean }) {
  const t = useTranslations('finance.plans')
  const isEnglish = useLocale() === 'en'
  const name = isEnglish ? plan.name_en : plan.name_id
  const isRetired = plan.status === 'retired'
  const limit = (value: number | null) => value ?? t('unlimited')
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          {name}
          {isRetired ? (
            <Badge icon={<BanIcon size={16} />}>{t('retired')}</Badge>
          ) : (
            <Badge tone="success">{t('active')}</Badge>
          )}
        </span>
      }
      lead={isEnglish ? plan.description_en : plan.description_id}
      actions={
        edits && (
          <>
            <ButtonLink size="sm" variant="secondary" href={`/admin/plans/${plan.code}`}>
              {t('edit')}
            </ButtonLink>
            {!plan.is_free && (
              <PlanStatusButton
                plan={{ id: plan.id, version: plan.version, name, isRetired }}
                subscribers={plan.subscriber_count}
              />
            )}
          </>
        )
      }
    >
      <ul className="flex flex-wrap gap-x-8 gap-y-1 tabular-nums">
        {plan.is_free ? (
          <li className="font-semibold">{t('free')}</li>
        ) : (
          <>
            <li>
              <strong>{formatRupiah(plan.monthly_amount)}</strong> {t('perMonth')}
            </li>
            <li>
              <strong>{formatRupiah(plan.yearly_amount)}</strong> {t('perYear')}
            </li>
          </>
        )}
        <li>{t('applications', { count: limit(plan.open_application_limit) })}</li>
        <li>{t('members', { count: limit(plan.member_limit) })}</li>
        {!plan.is_free && (
          <li className="text-ink-soft">
            {t('subscribers', { count: plan.subscriber_count })}
            {plan.other_price_count > 0 && `, ${t('otherPrice', { count: plan.other_price_count })}`}
          </li>
        )}
      </ul>
    </Card>
  )
}
