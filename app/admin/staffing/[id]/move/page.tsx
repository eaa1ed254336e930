import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { listQueueTypes } from '@/lib/licensing/review/queries'
import { listColleagues } from '@/lib/staffing/colleagues'
import { listHeld } from '@/lib/staffing/queries'
import { spread } from '@/lib/staffing/spread'
import { formatDay } from '@/lib/time'
import { parseMoveFilter } from './filter'
import { MoveFilters } from './move-filters'
import { type Proposal, Proposals } from './proposals'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffing'))('load.moveLink') }
}

export default async function MoveCasesPage({
  params,
  searchParams,
}: PageProps<'/admin/staffing/[id]/move'>) {
  await requireStaff('case.assign')
  const { id } = await params
  const filter = parseMoveFilter(await searchParams)
  const now = new Date()
  const [t, locale, team, types] = await Promise.all([
    getTranslations('staffing'),
    getLocale(),
    listColleagues(db, now),
    listQueueTypes(db),
  ])
  const member = team.find((one) => one.user_id === id)
  if (!member) notFound()
  const others = team.filter((one) => one.user_id !== id)
  const held = filter.look ? await listHeld(db, id, filter, now) : undefined
  const choices = held ? spread(held.rows, others, filter.to) : []
  const proposals = (held?.rows ?? []).map((row, index): Proposal => {
    const choice = choices[index]
    const target = others.find((one) => choice && 'user_id' in choice && one.user_id === choice.user_id)
    const { id: application_id, number, company_name, status, due_at } = row
    return {
      ...{ application_id, number, company_name, status },
      license: locale === 'en' ? row.name_en : row.name_id,
      due_at: due_at?.toISOString() ?? null,
      to: target ? { id: target.user_id, name: target.name } : null,
      because: choice && 'because' in choice ? choice.because : null,
    }
  })
  const away = others.filter((one) => one.away_until && filter.to.includes(one.user_id))
  return (
    <ClientMessages namespaces={['staffing', 'review', 'validation']}>
      <PageHeader
        crumbs={[
          { label: t('title'), href: '/admin/staffing' },
          { label: member.name, href: `/admin/staffing/${id}` },
          { label: t('load.moveLink') },
        ]}
        title={t('move.title', { name: member.name })}
        lead={t('move.lead')}
      />
      <div className="grid gap-5">
        <Card>
          <MoveFilters filter={filter} types={types} others={others} />
        </Card>
        {away.map((one) => (
          <Notice key={one.user_id} tone="warning">
            {t('move.awayWarning', { name: one.name, day: formatDay(one.away_until ?? '', locale) })}
          </Notice>
        ))}
        {held && (
          <Card flush>
            <Proposals
              key={JSON.stringify(filter)}
              proposals={proposals}
              hasMore={held.has_more}
              empty={<EmptyState title={t('move.none')} />}
            />
          </Card>
        )}
      </div>
    </ClientMessages>
  )
}
