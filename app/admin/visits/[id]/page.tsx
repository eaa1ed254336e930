import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { VisitBadge } from '@/components/visits/visit-badge'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { isId } from '@/lib/ids'
import { readDefinition } from '@/lib/licensing/definitions/definition'
import { say } from '@/lib/licensing/definitions/texts'
import { isInCharge } from '@/lib/licensing/visits/answering'
import { findVisit } from '@/lib/licensing/visits/queries'
import { refusalOf } from '@/lib/licensing/visits/status'
import { formatWeekday } from '@/lib/time'
import { FieldReport } from './field-report'
import { VisitFacts } from './visit-facts'
import { VisitOutcome } from './visit-outcome'

type Props = PageProps<'/admin/visits/[id]'>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('visits.list')
  return { title: t('title') }
}

/** One visit, made for a phone in the field: where to go, what to look at, what was found. */
export default async function VisitPage({ params }: Props) {
  const { id } = await params
  const staff = await requireStaff('case.view')
  const [visit, t, locale] = await Promise.all([
    isId(id) ? findVisit(db, id) : undefined,
    getTranslations('visits'),
    getLocale(),
  ])
  if (!visit) notFound()
  const spec = readDefinition(visit.definition).stages.find((stage) => stage.key === visit.stage_key)
  const items = (spec?.checklist ?? []).map((item) => ({ key: item.key, label: say(item.label, locale) }))
  const isOpen = visit.status === 'confirmed' || visit.status === 'under_way'
  const mayReport =
    can(staff.role, 'case.decide') && isInCharge({ visit, application: visit }, { staff_id: staff.staff_id })
  const isEarly =
    visit.status === 'confirmed' && refusalOf(visit, 'staff', 'start', new Date()) === 'tooEarly'
  return (
    <ClientMessages namespaces={['visits', 'validation', 'documents']}>
      <div className="mx-auto max-w-2xl">
        <PageHeader
          crumbs={[{ href: '/admin/visits', label: t('field.crumb') }, { label: visit.number }]}
          title={visit.trade_name}
          badge={<VisitBadge status={visit.status} result={visit.result} />}
          lead={spec ? say(spec.name, locale) : undefined}
        />
        <div className="grid gap-4">
          <VisitFacts visit={visit} mayAct={mayReport} />
          {isOpen && !mayReport && <Notice>{t('field.notYours')}</Notice>}
          {isOpen && mayReport && isEarly && visit.starts_at && (
            <Notice>
              {t('field.tooEarly', { day: formatWeekday(visit.starts_at, locale, visit.time_zone) })}
            </Notice>
          )}
          {isOpen && mayReport && !isEarly && (
            <FieldReport
              visitId={visit.id}
              userId={staff.staff_id}
              zone={visit.time_zone}
              items={items}
              stored={{ version: visit.version, checklist: visit.checklist, notes: visit.notes }}
              photos={visit.photos}
            />
          )}
          {visit.status === 'completed' && <VisitOutcome visit={visit} items={items} mayShare={mayReport} />}
        </div>
      </div>
    </ClientMessages>
  )
}
