import { MailFacts, MailLayout, type MailProps, MailText } from './layout'

/** Offers times for a visit, one per line, and says where we would come to. */
export function VisitProposedEmail(mail: MailProps) {
  const isEnglish = mail.locale === 'en'
  const times = (mail.variables.times ?? '').split('\n').filter(Boolean)
  return (
    <MailLayout mail={mail}>
      {mail.variables.message ? <MailText>{mail.variables.message}</MailText> : null}
      {times.map((time) => (
        <MailText key={time}>{`• ${time}`}</MailText>
      ))}
      <MailFacts
        facts={[
          [isEnglish ? 'Place' : 'Tempat', mail.variables.address],
          [isEnglish ? 'Application' : 'Nomor permohonan', mail.variables.number],
        ]}
      />
    </MailLayout>
  )
}
