import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import type { StaffMember } from '@/lib/staffing/colleagues'
import { CapacityForm } from './capacity-form'

interface CapacityCardProps {
  member: StaffMember
  /** What the setting says. */
  fallback: number
  edits: boolean
}

/** How much somebody carries, and whether cases come to them by themselves. */
export async function CapacityCard({ member, fallback, edits }: CapacityCardProps) {
  const t = await getTranslations('staffing.capacity')
  return (
    <Card title={t('title')}>
      {edits ? (
        <CapacityForm
          fallback={fallback}
          values={{
            user_id: member.user_id,
            max_open: member.own_max_open === null ? '' : String(member.own_max_open),
            takes_automatic: member.takes_automatic,
          }}
        />
      ) : (
        <p>{t('text', { max: member.max_open, takes: member.takes_automatic ? 'yes' : 'no' })}</p>
      )}
    </Card>
  )
}
