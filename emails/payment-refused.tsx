import { MailFacts, MailLayout, type MailProps } from './layout'

/** Says why a transfer made by hand was not accepted. */
export function PaymentRefusedEmail(mail: MailProps) {
  const isEnglish = mail.locale === 'en'
  return (
    <MailLayout mail={mail}>
      <MailFacts
        facts={[
          [isEnglish ? 'Invoice' : 'Nomor faktur', mail.variables.invoice],
          ['Transfer', mail.variables.amount],
        ]}
      />
    </MailLayout>
  )
}
