import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { ArrowLeftRightIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { getSetting } from '@/lib/config/queries'
import { listColleagues } from '@/lib/staffing/colleagues'
import { listAbsences } from '@/lib/staffing/queries'
import { listSkills } from '@/lib/staffing/skills'
import { addDays, dayOf } from '@/lib/time'
import { Load } from '../team-table'
import { AbsenceForm } from './absence-form'
import { AbsenceList } from './absence-list'
import { CapacityCard } from './capacity-card'
import { SkillsCard } from './skills-card'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffing'))('title') }
}

export default async function StaffMemberPage({ params }: PageProps<'/admin/staffing/[id]'>) {
  const staff = await requireStaff('staffing.view')
  const { id } = await params
  const now = new Date()
  const today = dayOf(now)
  const team = await listColleagues(db, now)
  const member = team.find((one) => one.user_id === id)
  if (!member) notFound()
  const [t, skills, absences, maxOpen] = await Promise.all([
    getTranslations('staffing'),
    listSkills(db, id),
    listAbsences(db, { from: addDays(today, -60), until: addDays(today, 400), user_id: id }),
    getSetting(db, 'assignment.max_open'),
  ])
  const edits = can(staff.role, 'staffing.edit')
  const entersAbsences = edits || staff.staff_id === id
  const others = team.filter((one) => one.user_id !== id).map(({ user_id, name }) => ({ id: user_id, name }))
  return (
    <ClientMessages namespaces={['staffing', 'reference', 'validation']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/admin/staffing' }, { label: member.name }]}
        title={member.name}
        badge={<Badge tone="neutral">{t(`role.${member.role}`)}</Badge>}
        actions={
          can(staff.role, 'case.assign') && (
            <ButtonLink href={`/admin/staffing/${id}/move`} variant="secondary" icon={<ArrowLeftRightIcon />}>
              {t('load.moveLink')}
            </ButtonLink>
          )
        }
      />
      <div className="grid gap-5 lg:grid-cols-2">
        <div className="grid min-w-0 content-start gap-5">
          <Card title={t('column.load')}>
            <Load member={member} />
          </Card>
          <Card id="absences" title={t('absences.title')}>
            <AbsenceList absences={absences} today={today} edits={entersAbsences} />
            {entersAbsences && <AbsenceForm user_id={id} today={today} covers={others} />}
          </Card>
        </div>
        <div className="grid min-w-0 content-start gap-5">
          <SkillsCard member={member} skills={skills} edits={edits} />
          <CapacityCard member={member} fallback={maxOpen} edits={edits} />
        </div>
      </div>
    </ClientMessages>
  )
}
