import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { BanIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import type { StaffPlan } from '@/lib/billing/plans/queries'
import { megabytes } from '@/lib/billing/plans/storage-size'
import { formatRupiah } from '@/lib/money'
import { PlanStatusButton } from './plan-status-button'

interface PlanRowProps {
  plan: StaffPlan
  edits: boolean
  /** On its own page: without the way there. */
  isOpen?: boolean
}

/** One plan: what it costs, what it holds, who has it. */
export function PlanRow({ plan, edits, isOpen }: PlanRowProps) {
  const t = useTranslations('catalogue.plans')
  const words = useTranslations('billing.plan')
  const isEnglish = useLocale() === 'en'
  const name = isEnglish ? plan.name_en : plan.name_id
  const isRetired = plan.status === 'retired'
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
        <>
          {!isOpen && (
            <ButtonLink size="sm" variant="secondary" href={`/admin/plans/${plan.code}`}>
              {t(edits ? 'edit' : 'look')}
            </ButtonLink>
          )}
          {edits && !plan.is_free && (
            <PlanStatusButton
              plan={{ id: plan.id, version: plan.version, name, isRetired }}
              subscribers={plan.subscriber_count}
            />
          )}
        </>
      }
    >
      <ul className="flex flex-wrap gap-x-8 gap-y-1 tabular-nums">
        {plan.is_free ? (
          <li className="font-semibold">{t('free')}</li>
        ) : !plan.is_priced ? (
          <li className="font-semibold">{t('unpriced')}</li>
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
        <li>
          {plan.open_application_limit === null
            ? words('applicationsUnlimited')
            : words('applications', { count: plan.open_application_limit })}
        </li>
        <li>
          {plan.member_limit === null
            ? words('membersUnlimited')
            : words('members', { count: plan.member_limit })}
        </li>
        <li>
          {plan.storage_limit_mb === null
            ? t('storageUnlimited')
            : t('storage', { size: megabytes(plan.storage_limit_mb) })}
        </li>
        {plan.trial_days > 0 && <li>{t('trial', { count: plan.trial_days })}</li>}
        {plan.application_fee_amount > 0n && (
          <li>{t('feeEach', { amount: formatRupiah(plan.application_fee_amount) })}</li>
        )}
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
