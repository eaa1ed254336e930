import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { PencilIcon } from '@/components/ui/icons'
import type { Marked } from '@/lib/licensing/review/changes'

/** The last request about a field or document, and whether it was answered. */
export async function AskedBefore({ asked }: { asked: NonNullable<Marked['asked']> }) {
  const t = await getTranslations('review.case')
  return (
    <div className="mt-1 flex flex-wrap items-start gap-2">
      <Badge tone={asked.is_answered ? 'info' : 'warning'} icon={<PencilIcon size={16} />}>
        {asked.is_answered ? t('answered') : t('revise')}
      </Badge>
      {asked.comment && <span className="text-ink-soft">{t('asked', { comment: asked.comment })}</span>}
    </div>
  )
}
