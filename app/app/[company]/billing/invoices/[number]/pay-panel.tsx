import { Card } from '@/components/ui/card'
import { numberToPath } from '@/lib/billing/invoices/number'
import type { InvoiceDetail } from '@/lib/billing/invoices/queries'
import type { PayerAttempt } from '@/lib/billing/payments/payer-queries'
import { attemptName } from '@/lib/billing/payments/payer-queries'
import { Amounts } from './amounts'
import { OpenAttempt } from './open-attempt'
import { PaymentWatch } from './payment-watch'
import { isUnderWay, standOf } from './stand'

interface PayPanelProps {
  slug: string
  invoice: InvoiceDetail
  attempts: PayerAttempt[]
  /** Changes whenever the invoice or one of its attempts does. */
  version: string
  manages: boolean
  /** Just back from the payment page. */
  returned: boolean
  today: string
  locale: string
}

/** What there is to pay, how paying it stands, and what is under way. */
export function PayPanel(props: PayPanelProps) {
  const { invoice, attempts, returned, locale } = props
  const open = attempts.filter(isUnderWay)
  const stand = standOf(invoice, attempts)
  const isOwed = invoice.status === 'open'
  const watches = returned || (isOwed && open.length > 0)
  if (!watches && !isOwed) return null
  const waited = open.find((attempt) => attempt.provider !== 'manual')
  // That a part has come is said above, with the amounts.
  const says = watches || (isOwed && stand !== 'none' && stand !== 'partPaid')
  return (
    <Card>
      <div className="grid gap-5" data-pays={isOwed || undefined}>
        {isOwed && <Amounts invoice={invoice} today={props.today} />}
        {says && (
          <PaymentWatch
            number={numberToPath(invoice.number)}
            version={props.version}
            stand={stand}
            isOver={!isOwed}
            method={waited ? attemptName(waited, locale) : ''}
            reason={attempts[0]?.refused_reason ?? ''}
          />
        )}
        {isOwed &&
          open.map((attempt) => (
            <OpenAttempt key={attempt.id} slug={props.slug} attempt={attempt} manages={props.manages} />
          ))}
      </div>
    </Card>
  )
}
