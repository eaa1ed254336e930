import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import type { Tone } from '@/components/ui/tone'
import type { listInvoiceMails } from '@/lib/billing/invoices/staff-queries'
import { formatCompact, type Zone } from '@/lib/time'

interface InvoiceMailsProps {
  mails: Awaited<ReturnType<typeof listInvoiceMails>>
  zone: Zone
  /** Whether the reader may open the mail log. */
  linked: boolean
}

const TONES = {
  queued: 'neutral',
  sent: 'info',
  delivered: 'success',
  bounced: 'danger',
  failed: 'danger',
} as const satisfies Record<string, Tone>

/** The mails that told of the invoice, and how they fared. */
export function InvoiceMails({ mails, zone, linked }: InvoiceMailsProps) {
  const t = useTranslations('finance.invoice')
  const templates = useTranslations('email.template')
  const locale = useLocale()
  const nameOf = (mail: InvoiceMailsProps['mails'][number]) =>
    mail.subject ?? templates(mail.template_key as 'invoice')
  return (
    <Card title={t('mails')}>
      {mails.length === 0 && <p className="text-ink-soft">{t('noMails')}</p>}
      <ul className="divide-y divide-line">
        {mails.map((mail) => (
          <li key={mail.id} className="grid gap-1 py-3 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-center justify-between gap-2">
              {linked ? (
                <TextLink href={`/admin/emails/log/${mail.id}`}>{nameOf(mail)}</TextLink>
              ) : (
                <span>{nameOf(mail)}</span>
              )}
              <Badge tone={TONES[mail.status as keyof typeof TONES]}>
                {t(`mailStatus.${mail.status as keyof typeof TONES}`)}
              </Badge>
            </p>
            <p className="text-ink-soft">
              {t('mailTo', { email: mail.to_email })} · {formatCompact(mail.created_at, locale, zone)}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
