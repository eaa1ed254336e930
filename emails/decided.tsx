import { MailFacts, MailLayout, type MailProps } from './layout'

/** Tells the decision on an application and its reason. */
export function DecidedEmail(mail: MailProps) {
  const isEnglish = mail.locale === 'en'
  return (
    <MailLayout mail={mail}>
      <MailFacts
        facts={[
          [isEnglish ? 'Application' : 'Nomor permohonan', mail.variables.number],
          [isEnglish ? 'Licence' : 'Izin', mail.variables.license],
          [isEnglish ? 'Decision' : 'Keputusan', mail.variables.outcome],
        ]}
      />
    </MailLayout>
  )
}
