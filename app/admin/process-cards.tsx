import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { BarChart } from '@/components/ui/bar-chart'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { TextLink } from '@/components/ui/link'
import type { MailFate } from '@/lib/email/statistics'
import { EMAIL_STATUSES } from '@/lib/email/status'
import type { QueueFigures, Worker } from '@/lib/jobs/queries'
import type { OnboardingCounts } from '@/lib/onboarding/queries'
import { STEPS } from '@/lib/onboarding/steps'

/** How far people come who begin to register: each bar counts who reached the step. */
export function OnboardingCard({ counts }: { counts: OnboardingCounts }) {
  const t = useTranslations('admin.overview.onboarding')
  const steps = STEPS.map((step, index) => ({
    step,
    standing: counts.by_step[step],
    reached: counts.completed + STEPS.slice(index).reduce((sum, later) => sum + counts.by_step[later], 0),
  }))
  return (
    <Card title={t('title')} lead={t('lead', { open: counts.in_progress, completed: counts.completed })}>
      <BarChart
        caption={t('title')}
        labelHeading={t('step')}
        valueHeading={t('reached')}
        bars={[
          ...steps.map(({ step, standing, reached }) => ({
            key: step,
            label: standing > 0 ? t('standing', { step: t(`steps.${step}`), standing }) : t(`steps.${step}`),
            value: reached,
          })),
          {
            key: 'completed',
            label: t('completed'),
            value: counts.completed,
            highlight: true,
            href: '/admin/companies',
          },
        ]}
      />
    </Card>
  )
}

/** What became of the mail of the last seven days. */
export function MailCard({ fates }: { fates: MailFate[] }) {
  const t = useTranslations('admin.overview.mail')
  const statuses = useTranslations('email.status')
  return (
    <Card title={t('title')} actions={<TextLink href="/admin/emails/log">{t('link')}</TextLink>}>
      <BarChart
        caption={t('title')}
        labelHeading={t('fate')}
        valueHeading={t('count')}
        bars={EMAIL_STATUSES.map((status) => ({
          key: status,
          label: statuses(status),
          value: fates.find((fate) => fate.status === status)?.week ?? 0,
          href: `/admin/emails/log?status=${status}`,
          highlight: status === 'bounced' || status === 'failed',
        }))}
      />
    </Card>
  )
}

/** Whether the work behind the scenes is done. */
export function JobsCard({ queues, workers }: { queues: QueueFigures[]; workers: Worker[] }) {
  const t = useTranslations('admin.overview.jobs')
  const sum = (key: 'ready' | 'failed' | 'completed_day') =>
    queues.reduce((total, queue) => total + queue[key], 0)
  const alive = workers.filter((worker) => worker.is_alive).length
  const failed = sum('failed')
  return (
    <Card title={t('title')} actions={<TextLink href="/admin/system">{t('link')}</TextLink>}>
      <DescriptionList
        dense
        items={[
          {
            term: t('workers'),
            detail: (
              <Badge tone={alive > 0 ? 'success' : 'danger'}>
                {alive > 0 ? t('alive', { count: alive }) : t('noWorker')}
              </Badge>
            ),
          },
          { term: t('ready'), detail: sum('ready') },
          {
            term: t('failed'),
            detail: failed > 0 ? <Badge tone="danger">{String(failed)}</Badge> : '0',
          },
          { term: t('done'), detail: sum('completed_day') },
        ]}
      />
    </Card>
  )
}
