import { useLocale, useTranslations } from 'next-intl'
import { ChannelMark } from '@/components/billing/channel-mark'
import { Card } from '@/components/ui/card'
import { ChevronRightIcon } from '@/components/ui/icons'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { numberToPath } from '@/lib/billing/invoices/number'
import { CHANNEL_KINDS, type OfferedChannel } from '@/lib/billing/payments/channels'
import { billingPath } from '../../paths'
import { PayRow } from './pay-row'
import { PAY_ROW } from './pay-row-class'

interface MethodListProps {
  slug: string
  number: string
  channels: OfferedChannel[]
  /** An attempt is under way: what is chosen here takes its place. */
  isSwitch: boolean
  /** A report of a transfer waits: there is one at a time. */
  transferWaits: boolean
  next: string | undefined
}

/** Every way to pay that is offered, by its kind. One press begins. */
export function MethodList({ slug, number, channels, isSwitch, transferWaits, next }: MethodListProps) {
  const t = useTranslations('checkout.methods')
  const locale = useLocale()
  const groups = CHANNEL_KINDS.map((kind) => ({
    kind,
    channels: channels.filter(
      (channel) => channel.kind === kind && !(channel.code === 'transfer' && transferWaits),
    ),
  })).filter((group) => group.channels.length > 0)
  const path = numberToPath(number)
  return (
    <Card title={t(isSwitch ? 'another' : 'choose')} lead={isSwitch ? t('anotherLead') : undefined}>
      {groups.length === 0 && <Notice tone="warning">{t('none')}</Notice>}
      <div className="grid gap-6">
        {groups.map(({ kind, channels }) => (
          <section key={kind} aria-labelledby={`pay-${kind}`}>
            <h3 id={`pay-${kind}`} className="font-bold">
              {t(`kind.${kind}`)}
            </h3>
            <p className="mb-2 text-sm text-ink-soft">{t(`hint.${kind}`)}</p>
            <ul className="grid gap-2 sm:grid-cols-2">
              {channels.map((channel) => {
                const row = <Row channel={channel} locale={locale} />
                return (
                  <li key={channel.code}>
                    {channel.code === 'transfer' ? (
                      <Link
                        href={billingPath(slug, `/invoices/${path}/transfer`, { next })}
                        className={PAY_ROW}
                      >
                        {row}
                      </Link>
                    ) : (
                      <PayRow checkout={{ company: slug, number, channel: channel.code, next }}>{row}</PayRow>
                    )}
                  </li>
                )
              })}
            </ul>
          </section>
        ))}
      </div>
    </Card>
  )
}

function Row({ channel, locale }: { channel: OfferedChannel; locale: string }) {
  return (
    <>
      <ChannelMark code={channel.code} />
      <span className="min-w-0 flex-1">{channel.name[locale === 'en' ? 'en' : 'id']}</span>
      <ChevronRightIcon className="text-ink-soft" />
    </>
  )
}
