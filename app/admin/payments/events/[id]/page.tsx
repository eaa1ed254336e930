import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EventBadge, EventWord } from '@/components/finance/event-badge'
import { FinanceTabs } from '@/components/finance/finance-tabs'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { findEvent } from '@/lib/billing/payments/queries'
import { isId } from '@/lib/ids'
import { RunAgainButton } from '../../[id]/payment-buttons'
import { EventFacts } from './event-facts'
import { KeptHeaders } from './kept-headers'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('finance.event'))('one') }
}

/** One notification: as it came, who vouches for it, and what became of it. */
export default async function EventPage({ params }: PageProps<'/admin/payments/events/[id]'>) {
  const { staff_id, role, user } = await requireStaff('payment.view')
  const { id } = await params
  const event = isId(id) ? await findEvent(db, staff_id, id) : undefined
  if (!event) notFound()
  const t = await getTranslations('finance.event')
  return (
    <ClientMessages namespaces={['finance', 'validation']}>
      <PageHeader
        title={event.event_status ? <EventWord word={event.event_status} /> : t('noOrder')}
        lead={event.order_id ?? undefined}
        badge={<EventBadge status={event.status} />}
        crumbs={[{ label: t('title'), href: '/admin/payments/events' }, { label: t('one') }]}
        actions={can(role, 'payment.manage') && event.is_verified && <RunAgainButton id={event.id} />}
      />
      <FinanceTabs current="events" />
      <div className="grid gap-6 [&>*]:min-w-0">
        {!event.is_verified && (
          <Notice tone="danger">
            {t('rejectedText')} {t('cut')}
          </Notice>
        )}
        <div className="grid items-start gap-6 xl:grid-cols-[2fr_3fr] [&>*]:min-w-0">
          <Card title={t('said')}>
            <EventFacts event={event} zone={user.time_zone} />
          </Card>
          <Card title={t('body')}>
            <pre className="overflow-auto rounded-md border border-line bg-sunken p-3 text-sm [overflow-wrap:anywhere] whitespace-pre-wrap">
              {laidOut(event.raw_body)}
            </pre>
            <h3 className="mt-5 mb-2 font-semibold">{t('headers')}</h3>
            <KeptHeaders headers={event.headers} none={t('noHeaders')} />
          </Card>
        </div>
      </div>
    </ClientMessages>
  )
}

function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
