import { useTranslations } from 'next-intl'
import { TextLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { Workflow } from '@/lib/onboarding/queries'
import type { Step } from '@/lib/onboarding/steps'

/** Says what was filled in by itself and from where, with the way to change it. */
export function PrefillNote({ step, workflow }: { step: Step; workflow: Workflow }) {
  const t = useTranslations('onboarding')
  const from = workflow.steps[step]?.data.prefilled_from
  if (typeof from === 'string') {
    return <Notice className="mt-4">{t('prefill.from', { name: from })}</Notice>
  }
  if (step === 'business' && workflow.statuses.person === 'auto_completed') {
    return (
      <Notice className="mt-4">
        {t('prefill.person')} <TextLink href="/onboarding/person">{t('prefill.change')}</TextLink>
      </Notice>
    )
  }
  return null
}
