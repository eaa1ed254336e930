import { MailFacts, MailLayout, type MailProps } from './layout'

/** Invites somebody into a company or into our staff. */
export function InvitationEmail(mail: MailProps) {
  const isEnglish = mail.locale === 'en'
  return (
    <MailLayout mail={mail}>
      <MailFacts
        facts={[
          [isEnglish ? 'Role' : 'Peran', mail.variables.role],
          [isEnglish ? 'Valid until' : 'Berlaku sampai', mail.variables.expires_on],
        ]}
      />
    </MailLayout>
  )
}
