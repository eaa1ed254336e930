import { useTranslations } from 'next-intl'
import { TextLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { Workflow } from '@/lib/onboarding/queries'
import type { Step } from '@/lib/onboarding/steps'

/** Says what was filled in by itself and from where, with the way to change it. */
export function PrefillNote({ step, workflow }: { step: Step; workflow: Workflow }) {
  const t = useTranslations('onboarding.prefill')
  const from = workflow.steps[step]?.data.prefilled_from
  const fromCheck = workflow.steps[step]?.data.from_check === true
  const personKnown = step === 'business' && workflow.statuses.person === 'auto_completed'
  if (typeof from !== 'string' && !personKnown && !fromCheck) return null
  return (
    <Notice className="mt-4">
      {personKnown && (
        <p>
          {t('person')} <TextLink href="/onboarding/person">{t('change')}</TextLink>
        </p>
      )}
      {typeof from === 'string' && <p>{t('from', { name: from })}</p>}
      {fromCheck && <p>{t('check')}</p>}
    </Notice>
  )
}
