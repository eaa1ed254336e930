import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { Notice } from '@/components/ui/notice'
import { PLAN_ANSWERS } from '@/lib/billing/refunds/schema'
import { planAnswerAction } from '../refunds/actions'

/** Asks finance what becomes of a plan whose running period was given back in the provider's dashboard. */
export function PlanQuestion({ refundId }: { refundId: string }) {
  const t = useTranslations('refunds.question')
  return (
    <Notice
      tone="warning"
      title={t('title')}
      actions={
        <div className="flex flex-wrap gap-2">
          {PLAN_ANSWERS.map((answer) => (
            <ConfirmDialog
              key={answer}
              trigger={t(answer)}
              triggerVariant={answer === 'now' ? 'danger' : 'secondary'}
              title={t(`${answer}Title`)}
              confirm={t(answer)}
              confirmVariant={answer === 'now' ? 'danger' : 'primary'}
              reason={{ label: t('reason'), required: true }}
              action={planAnswerAction.bind(null, refundId, answer)}
              namespace="refunds"
            >
              {t(`${answer}Text`)}
            </ConfirmDialog>
          ))}
        </div>
      }
    >
      {t('text')}
    </Notice>
  )
}
