import { MailFacts, MailLayout, type MailProps } from './layout'

/** Reminds of the end of a licence. */
export function LicenseReminderEmail(mail: MailProps) {
  const isEnglish = mail.locale === 'en'
  return (
    <MailLayout mail={mail}>
      <MailFacts
        facts={[
          [isEnglish ? 'Licence' : 'Izin', mail.variables.license],
          [isEnglish ? 'Licence number' : 'Nomor izin', mail.variables.license_number],
          [isEnglish ? 'Valid until' : 'Berlaku sampai', mail.variables.valid_until],
        ]}
      />
    </MailLayout>
  )
}
