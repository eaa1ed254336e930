import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { CalendarDaysIcon } from '@/components/ui/icons'
import { ButtonLink, TextLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { getSetting } from '@/lib/config/queries'
import { listColleagues } from '@/lib/staffing/colleagues'
import { listAbsences, listUnfit } from '@/lib/staffing/queries'
import { listSkills } from '@/lib/staffing/skills'
import { addDays, dayOf } from '@/lib/time'
import { AbsenceCalendar, CALENDAR_DAYS } from './absence-calendar'
import { TeamTable } from './team-table'
import { UnfitTable } from './unfit-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffing'))('title') }
}

export default async function StaffingPage() {
  const staff = await requireStaff('staffing.view')
  const now = new Date()
  const from = dayOf(now)
  const edits = can(staff.role, 'staffing.edit')
  const [t, team, skills, absences, isAutomatic] = await Promise.all([
    getTranslations('staffing'),
    listColleagues(db, now),
    listSkills(db),
    listAbsences(db, { from, until: addDays(from, CALENDAR_DAYS - 1) }),
    getSetting(db, 'assignment.automatic'),
  ])
  const unfit = edits ? await listUnfit(db, team) : []
  const isMember = team.some((one) => one.user_id === staff.staff_id)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        badge={
          <Badge tone={isAutomatic ? 'success' : 'neutral'}>
            {t(`automatic.${isAutomatic ? 'on' : 'off'}`)}
          </Badge>
        }
        actions={
          isMember && (
            <ButtonLink
              href={`/admin/staffing/${staff.staff_id}#absences`}
              variant="secondary"
              icon={<CalendarDaysIcon />}
            >
              {t('ownAbsence')}
            </ButtonLink>
          )
        }
      />
      <div className="grid gap-5">
        {edits && !isAutomatic && (
          <Notice
            actions={
              can(staff.role, 'settings.edit') && (
                <TextLink href="/admin/settings?group=assignment">{t('automatic.setting')}</TextLink>
              )
            }
          >
            {t('automatic.offText')}
          </Notice>
        )}
        <Card flush title={t('team.title')}>
          <TeamTable team={team} skills={skills} />
        </Card>
        <Card title={t('absences.calendar')}>
          <AbsenceCalendar absences={absences} from={from} />
        </Card>
        {edits && (
          <Card flush title={t('unfit.title')} lead={unfit.length > 0 ? t('unfit.lead') : t('unfit.none')}>
            {unfit.length > 0 && <UnfitTable cases={unfit} />}
          </Card>
        )}
      </div>
    </>
  )
}
