import { MailFacts, MailLayout, type MailProps, MailText } from './layout'

/** Says when and where a visit is and what will be looked at: once it is agreed, and the day before. */
export function VisitConfirmedEmail(mail: MailProps) {
  const isEnglish = mail.locale === 'en'
  const things = (mail.variables.prepare ?? '').split('\n').filter(Boolean)
  return (
    <MailLayout mail={mail}>
      <MailFacts
        facts={[
          [isEnglish ? 'When' : 'Waktu', mail.variables.when],
          [isEnglish ? 'Place' : 'Tempat', mail.variables.address],
          [isEnglish ? 'Business' : 'Usaha', mail.variables.company],
          [isEnglish ? 'Application' : 'Nomor permohonan', mail.variables.number],
        ]}
      />
      {things.length > 0 && <MailText>{isEnglish ? 'What we look at:' : 'Yang kami lihat:'}</MailText>}
      {things.map((thing) => (
        <MailText key={thing}>{`• ${thing}`}</MailText>
      ))}
    </MailLayout>
  )
}
