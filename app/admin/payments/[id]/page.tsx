import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PaymentBadge } from '@/components/billing/status-badges'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { findPayment, listEventsOf } from '@/lib/billing/payments/queries'
import { findPlanQuestion } from '@/lib/billing/refunds/plan-question'
import { listRefundable, listRefundsOf } from '@/lib/billing/refunds/queries'
import { isId } from '@/lib/ids'
import { AttentionPanel } from './attention-panel'
import { EventList } from './event-list'
import { AskButton } from './payment-buttons'
import { PaymentFacts } from './payment-facts'
import { PlanQuestion } from './plan-question'
import { RefundPanel } from './refund-panel'
import { TransferFacts } from './transfer-facts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('finance.payments'))('title') }
}

/** One attempt: what it is, what the provider said of it and what became of that. */
export default async function PaymentPage({ params }: PageProps<'/admin/payments/[id]'>) {
  const { staff_id, role, user } = await requireStaff('payment.view')
  const { id } = await params
  const payment = isId(id) ? await findPayment(db, staff_id, id) : undefined
  if (!payment) notFound()
  const [t, events, refundable, refunds, question] = await Promise.all([
    getTranslations('finance'),
    listEventsOf(db, staff_id, payment.order_id),
    listRefundable(db, staff_id, payment.id, new Date()),
    listRefundsOf(db, staff_id, payment.id),
    findPlanQuestion(db, staff_id, payment.id, new Date()),
  ])
  const manages = can(role, 'payment.manage')
  return (
    <ClientMessages namespaces={['finance', 'refunds', 'validation']}>
      <PageHeader
        title={t('payment.title', { order: payment.order_id })}
        badge={<PaymentBadge status={payment.status} />}
        crumbs={[{ label: t('payments.title'), href: '/admin/payments' }, { label: payment.order_id }]}
        actions={manages && payment.provider !== 'manual' && <AskButton id={payment.id} />}
      />
      <div className="grid gap-6">
        <AttentionPanel payment={payment} manages={manages} zone={user.time_zone} />
        {question && manages && <PlanQuestion refundId={question} />}
        <RefundPanel
          paymentId={payment.id}
          transactions={refundable}
          refunds={refunds}
          manages={manages}
          zone={user.time_zone}
        />
        <div className="grid items-start gap-6 xl:grid-cols-[2fr_3fr]">
          <Card title={t('payment.facts')}>
            <PaymentFacts payment={payment} zone={user.time_zone} auditable={can(role, 'audit.view')} />
          </Card>
          {payment.provider === 'manual' && <TransferFacts payment={payment} zone={user.time_zone} />}
          {(payment.provider !== 'manual' || events.length > 0) && (
            <EventList events={events} manages={manages} zone={user.time_zone} />
          )}
        </div>
      </div>
    </ClientMessages>
  )
}
