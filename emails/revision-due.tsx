import { MailFacts, MailLayout, type MailProps } from './layout'

/** Reminds of a revision, or warns a last time before the application is withdrawn. */
export function RevisionDueEmail(mail: MailProps) {
  const isEnglish = mail.locale === 'en'
  const { number, license, due_on, last_day } = mail.variables
  return (
    <MailLayout mail={mail}>
      <MailFacts
        facts={[
          [isEnglish ? 'Application' : 'Nomor permohonan', number],
          [isEnglish ? 'Licence' : 'Izin', license],
          last_day
            ? [isEnglish ? 'Last day' : 'Hari terakhir', last_day]
            : [isEnglish ? 'Answer by' : 'Perbaiki sebelum', due_on],
        ]}
      />
    </MailLayout>
  )
}
