import { MailFacts, MailLayout, type MailProps } from './layout'

/** Tells a company that its application has arrived, and until when we answer. */
export function SubmittedEmail(mail: MailProps) {
  const isEnglish = mail.locale === 'en'
  return (
    <MailLayout mail={mail}>
      <MailFacts
        facts={[
          [isEnglish ? 'Application' : 'Nomor permohonan', mail.variables.number],
          [isEnglish ? 'Licence' : 'Izin', mail.variables.license],
          [isEnglish ? 'Business' : 'Usaha', mail.variables.company],
          [isEnglish ? 'First answer by' : 'Jawaban pertama paling lambat', mail.variables.due_on],
        ]}
      />
    </MailLayout>
  )
}
