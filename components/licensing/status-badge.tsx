import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { BanIcon, FilePenIcon, HandIcon, LandmarkIcon } from '@/components/ui/icons'
import type { Tone } from '@/components/ui/tone'
import { type Progress, turnOf } from '@/lib/licensing/applications/progress'

const TONES: Record<Progress['status'], Tone> = {
  draft: 'neutral',
  submitted: 'info',
  in_review: 'info',
  revision_requested: 'warning',
  on_hold: 'warning',
  approved: 'success',
  rejected: 'danger',
  withdrawn: 'neutral',
}

/** The state of an application as its owner calls it. */
export function StatusBadge({ status, stage_kind }: Pick<Progress, 'status' | 'stage_kind'>) {
  const t = useTranslations('licensing')
  const isAtAuthority = turnOf({ status, stage_kind }) === 'authority'
  return (
    <Badge tone={TONES[status]} icon={iconOf(status, isAtAuthority)}>
      {t(isAtAuthority ? 'status.at_authority' : `status.${status}`)}
    </Badge>
  )
}

function iconOf(status: Progress['status'], isAtAuthority: boolean) {
  if (isAtAuthority) return <LandmarkIcon size={16} />
  if (status === 'draft') return <FilePenIcon size={16} />
  if (status === 'revision_requested') return <HandIcon size={16} />
  if (status === 'withdrawn') return <BanIcon size={16} />
  return undefined
}
