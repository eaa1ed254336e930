import { MailFacts, MailLayout, type MailProps, MailText } from './layout'

/** Says that a visit will not be, or was not, and why. */
export function VisitCancelledEmail(mail: MailProps) {
  const isEnglish = mail.locale === 'en'
  return (
    <MailLayout mail={mail}>
      {mail.variables.message ? <MailText>{mail.variables.message}</MailText> : null}
      <MailFacts
        facts={[
          [isEnglish ? 'Time that was agreed' : 'Waktu yang semula disepakati', mail.variables.when],
          [isEnglish ? 'Application' : 'Nomor permohonan', mail.variables.number],
        ]}
      />
    </MailLayout>
  )
}
