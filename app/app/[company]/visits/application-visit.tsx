import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { db } from '@/db'
import type { GrantedMember } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { getShownSettings } from '@/lib/config/queries'
import type { LicenseDefinition } from '@/lib/licensing/definitions/definition'
import { say } from '@/lib/licensing/definitions/texts'
import { listOwnerVisits } from '@/lib/licensing/visits/owner-queries'
import { DoneVisit } from './done-visit'
import { VisitCard } from './visit-card'

type ApplicationVisitProps = {
  application: { id: string; definition: LicenseDefinition; stages: { id: string; status: string }[] }
  member: GrantedMember
}

/** The visit of an application as its owner has it before them: choose, know, change, read the result. */
export async function ApplicationVisit({ application, member }: ApplicationVisitProps) {
  const now = new Date()
  const visits = await listOwnerVisits(db, member.company.id, application.id, now)
  const [latest] = visits
  if (!latest) return null
  const isCurrent = latest.stage_status === 'active'
  const done = visits.filter((visit) => visit.status === 'completed')
  const [locale, settings, t] = await Promise.all([
    getLocale(),
    getShownSettings(db),
    getTranslations('visits.owner'),
  ])
  const itemsOf = (stageKey: string) =>
    (application.definition.stages.find((stage) => stage.key === stageKey)?.checklist ?? []).map((item) => ({
      key: item.key,
      label: say(item.label, locale),
    }))
  return (
    <ClientMessages namespaces={['visits', 'validation']}>
      {isCurrent && latest.status !== 'completed' && (
        <VisitCard
          key={`${latest.id} ${latest.status}`}
          visit={latest}
          company={member.company.slug}
          items={itemsOf(latest.stage_key)}
          mayArrange={can(member.role, 'visit.arrange')}
          phone={settings['platform.support_phone']}
          now={now}
        />
      )}
      {done.map((visit) => (
        <DoneVisit key={visit.id} visit={visit} items={itemsOf(visit.stage_key)} title={t('findings')} />
      ))}
    </ClientMessages>
  )
}
