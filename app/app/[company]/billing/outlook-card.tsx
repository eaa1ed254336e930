import { useLocale, useTranslations } from 'next-intl'
import { ChannelMark } from '@/components/billing/channel-mark'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import type { OfferedChannel } from '@/lib/billing/payments/channels'
import type { Outlook } from '@/lib/billing/subscriptions/outlook'
import { formatRupiah, smaller } from '@/lib/money'
import { formatDay } from '@/lib/time'

interface OutlookCardProps {
  outlook: Outlook | undefined
  credit: bigint
  channels: OfferedChannel[]
}

/** What comes: the next invoice, the company's credit, and how it can be paid. */
export function OutlookCard({ outlook, credit, channels }: OutlookCardProps) {
  const t = useTranslations('billing.page.outlook')
  const locale = useLocale()
  const next = outlook?.next_invoice
  const fromCredit = next ? smaller(credit, next.amount) : 0n
  return (
    <Card title={t('title')}>
      <DescriptionList
        items={[
          {
            term: t('next'),
            detail: next ? (
              <>
                {t('nextOn', { day: formatDay(next.on, locale), amount: formatRupiah(next.amount) })}
                {fromCredit > 0n && (
                  <span className="block text-ink-soft">
                    {t('nextCredit', {
                      credit: formatRupiah(fromCredit),
                      rest: formatRupiah(next.amount - fromCredit),
                    })}
                  </span>
                )}
              </>
            ) : (
              t(outlook ? 'nextNone' : 'nextFree')
            ),
          },
          {
            term: t('credit'),
            detail: credit > 0n ? t('creditText', { amount: formatRupiah(credit) }) : t('creditNone'),
          },
          {
            term: t('methods'),
            detail: (
              <>
                <span className="flex flex-wrap gap-1.5 pb-2">
                  {channels.map((channel) => (
                    <span key={channel.code} title={channel.name[locale === 'en' ? 'en' : 'id']}>
                      <ChannelMark code={channel.code} />
                      <span className="sr-only">{channel.name[locale === 'en' ? 'en' : 'id']}</span>
                    </span>
                  ))}
                </span>
                {t('methodsText')}
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}
