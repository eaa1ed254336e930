import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { BarMeter } from '@/components/ui/bar-meter'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { type Column, Table } from '@/components/ui/table'
import type { StaffMember } from '@/lib/staffing/colleagues'
import type { SkillRow } from '@/lib/staffing/skills'
import { formatDay } from '@/lib/time'
import { skillText } from './skill-text'

/** Everybody who holds cases: what they work on, how much they hold, whether they are there. */
export async function TeamTable({ team, skills }: { team: StaffMember[]; skills: SkillRow[] }) {
  const [t, locale] = await Promise.all([getTranslations('staffing'), getLocale()])
  const column = (key: string) => ({ key, header: t(`column.${key}`) })
  const columns: Column<StaffMember>[] = [
    {
      ...column('name'),
      lead: true,
      cell: (row) => <TextLink href={`/admin/staffing/${row.user_id}`}>{row.name}</TextLink>,
    },
    { ...column('role'), cell: (row) => t(`role.${row.role}`) },
    {
      ...column('skills'),
      className: 'lg:max-w-80',
      cell: (row) => {
        const own = skills.filter((skill) => skill.user_id === row.user_id)
        if (own.length === 0) return <span className="text-ink-soft">{t('skills.all')}</span>
        return (
          <ul>
            {own.map((skill) => (
              <li key={skill.id}>{skillText(skill, t, locale)}</li>
            ))}
          </ul>
        )
      },
    },
    { ...column('load'), className: 'lg:w-64', cell: (row) => <Load member={row} /> },
    {
      ...column('presence'),
      cell: (row) =>
        row.away_until ? (
          <div className="grid justify-items-start gap-1">
            <Badge tone="warning">{t('presence.away', { day: formatDay(row.away_until, locale) })}</Badge>
            <span className="text-ink-soft">
              {row.cover_name ? t('presence.cover', { name: row.cover_name }) : t('presence.noCover')}
            </span>
          </div>
        ) : (
          t('presence.here')
        ),
    },
    { ...column('automatic'), cell: (row) => t(`takes.${row.takes_automatic ? 'yes' : 'no'}`) },
  ]
  return (
    <Table
      caption={t('team.caption')}
      columns={columns}
      rows={team}
      rowKey={(row) => row.user_id}
      empty={<EmptyState title={t('team.none')} />}
    />
  )
}

/** How much somebody holds, in words and as a bar; late ones in red. */
export async function Load({ member }: { member: StaffMember }) {
  const t = await getTranslations('staffing.load')
  const { open_count, late_count, hold_count, max_open } = member
  return (
    <div className="w-full min-w-40">
      <BarMeter
        hideLabel
        label={t('label', { name: member.name })}
        value={open_count}
        max={max_open}
        tone={late_count > 0 ? 'danger' : 'primary'}
        text={[
          t('text', { open: open_count, max: max_open }),
          late_count > 0 && t('late', { count: late_count }),
          hold_count > 0 && t('hold', { count: hold_count }),
        ]
          .filter(Boolean)
          .join(' · ')}
      />
    </div>
  )
}
