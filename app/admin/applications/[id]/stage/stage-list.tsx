import { getLocale, getTranslations } from 'next-intl/server'
import {
  CircleCheckIcon,
  CircleDashedIcon,
  CircleDotIcon,
  CircleXIcon,
  SkipForwardIcon,
} from '@/components/ui/icons'
import type { LicenseDefinition } from '@/lib/licensing/definitions/definition'
import { say } from '@/lib/licensing/definitions/texts'
import type { DossierStage } from '@/lib/licensing/review/dossier'
import { formatCompact } from '@/lib/time'

const STATE = {
  pending: { Icon: CircleDashedIcon, tone: 'text-ink-soft' },
  active: { Icon: CircleDotIcon, tone: 'text-link' },
  completed: { Icon: CircleCheckIcon, tone: 'text-success' },
  skipped: { Icon: SkipForwardIcon, tone: 'text-ink-soft' },
  stopped: { Icon: CircleXIcon, tone: 'text-danger' },
} as const

type StageListProps = { definition: LicenseDefinition; stages: DossierStage[] }

/** All stages, with who completed each and what was left open. */
export async function StageList({ definition, stages }: StageListProps) {
  const [t, locale] = await Promise.all([getTranslations('review.case'), getLocale()])
  return (
    <details className="unfold">
      <summary className="cursor-pointer py-2 font-bold">{t('stages')}</summary>
      <ol className="grid gap-3 pb-2">
        {stages.map((stage) => {
          const state = stage.status as keyof typeof STATE
          const { Icon, tone } = STATE[state]
          const spec = definition.stages.find((one) => one.key === stage.key)
          const checks = (stage.checklist ?? {}) as Record<string, boolean>
          return (
            <li key={stage.id} className="flex gap-2">
              <Icon size={18} className={`mt-0.5 ${tone}`} label={t(`stageState.${state}`)} />
              <div className="min-w-0">
                <p className="font-semibold">{spec ? say(spec.name, locale) : stage.key}</p>
                <p className="text-ink-soft">
                  {stage.completed_at && stage.completed_by_name
                    ? t('stageDone', {
                        name: stage.completed_by_name,
                        when: formatCompact(stage.completed_at, locale),
                      })
                    : stage.outcome === 'deemed' || stage.outcome === 'skipped'
                      ? t(`stageOutcome.${stage.outcome}`)
                      : t('workingDays', { days: stage.working_days })}
                  {stage.round > 1 && ` · ${t('round', { round: stage.round })}`}
                </p>
                {stage.separate_from.length > 0 && <p className="text-ink-soft">{t('fourEyes')}</p>}
                {spec?.checklist
                  .filter((item) => checks[item.key] === false)
                  .map((item) => (
                    <p key={item.key} className="flex gap-1.5 text-warning">
                      <CircleDashedIcon size={16} className="mt-0.5" />
                      {say(item.label, locale)}
                    </p>
                  ))}
                {stage.note && <p className="mt-0.5 break-words">{stage.note}</p>}
              </div>
            </li>
          )
        })}
      </ol>
    </details>
  )
}
