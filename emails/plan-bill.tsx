import { MailFacts, MailLayout, type MailProps } from './layout'

/** What a plan's invoice has come to: reminded of, overdue, refused, paid back. Shows the facts this mail has. */
export function PlanBillEmail(mail: MailProps) {
  const isEnglish = mail.locale === 'en'
  const { invoice, credit_note, plan, total, amount, due_on, trial_end_on, restrict_on, end_on } =
    mail.variables
  return (
    <MailLayout mail={mail}>
      <MailFacts
        facts={[
          [isEnglish ? 'Invoice' : 'Nomor faktur', invoice],
          [isEnglish ? 'Credit note' : 'Nota kredit', credit_note],
          [isEnglish ? 'For' : 'Untuk', plan],
          [isEnglish ? 'Amount' : 'Jumlah', total ?? amount],
          [isEnglish ? 'Due on' : 'Jatuh tempo', due_on],
          [isEnglish ? 'Trial ends on' : 'Masa coba berakhir', trial_end_on],
          [isEnglish ? 'Restricted from' : 'Dibatasi mulai', restrict_on],
          [isEnglish ? 'Plan ends on' : 'Paket berhenti', end_on],
        ]}
      />
    </MailLayout>
  )
}
