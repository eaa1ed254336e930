import { MailFacts, MailLayout, type MailProps } from './layout'

/** Confirms a payment; the paid invoice is attached. */
export function ReceiptEmail(mail: MailProps) {
  const isEnglish = mail.locale === 'en'
  return (
    <MailLayout mail={mail}>
      <MailFacts
        facts={[
          [isEnglish ? 'Invoice' : 'Nomor faktur', mail.variables.invoice],
          [isEnglish ? 'Plan' : 'Paket', mail.variables.plan],
          [isEnglish ? 'Period' : 'Masa paket', mail.variables.period],
          [isEnglish ? 'Paid' : 'Dibayar', mail.variables.total],
          [isEnglish ? 'On' : 'Pada', mail.variables.paid_on],
          [isEnglish ? 'By' : 'Dengan', mail.variables.method],
        ]}
      />
    </MailLayout>
  )
}
