import { MailFacts, MailLayout, type MailProps } from './layout'

/** Tells that a licence was suspended, reinstated, revoked or has expired. */
export function LicenseChangedEmail(mail: MailProps) {
  const isEnglish = mail.locale === 'en'
  return (
    <MailLayout mail={mail}>
      <MailFacts
        facts={[
          [isEnglish ? 'Licence' : 'Izin', mail.variables.license],
          [isEnglish ? 'Licence number' : 'Nomor izin', mail.variables.license_number],
          [isEnglish ? 'Since' : 'Sejak', mail.variables.effective_on],
        ]}
      />
    </MailLayout>
  )
}
