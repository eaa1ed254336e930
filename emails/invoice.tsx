import { MailFacts, MailLayout, type MailProps } from './layout'

/** Brings an invoice that waits to be paid. */
export function InvoiceEmail(mail: MailProps) {
  const isEnglish = mail.locale === 'en'
  return (
    <MailLayout mail={mail}>
      <MailFacts
        facts={[
          [isEnglish ? 'Invoice' : 'Nomor faktur', mail.variables.invoice],
          [isEnglish ? 'Plan' : 'Paket', mail.variables.plan],
          [isEnglish ? 'Total' : 'Jumlah', mail.variables.total],
          [isEnglish ? 'Due on' : 'Jatuh tempo', mail.variables.due_on],
        ]}
      />
    </MailLayout>
  )
}
