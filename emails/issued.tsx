import { MailFacts, MailLayout, type MailProps } from './layout'

/** Tells that a licence was issued. */
export function IssuedEmail(mail: MailProps) {
  const isEnglish = mail.locale === 'en'
  return (
    <MailLayout mail={mail}>
      <MailFacts
        facts={[
          [isEnglish ? 'Licence' : 'Izin', mail.variables.license],
          [isEnglish ? 'Licence number' : 'Nomor izin', mail.variables.license_number],
          [isEnglish ? 'Holder' : 'Pemegang', mail.variables.company],
          [isEnglish ? 'Valid until' : 'Berlaku sampai', mail.variables.valid_until],
        ]}
      />
    </MailLayout>
  )
}
