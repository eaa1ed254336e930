import { MailFacts, MailLayout, type MailProps, MailText } from './layout'

/** Tells what has to be put right, why, and until when. The items come one per line. */
export function RevisionRequestedEmail(mail: MailProps) {
  const isEnglish = mail.locale === 'en'
  const items = (mail.variables.items ?? '').split('\n').filter(Boolean)
  return (
    <MailLayout mail={mail}>
      {mail.variables.message ? <MailText>{mail.variables.message}</MailText> : null}
      {items.map((item) => (
        <MailText key={item}>{`• ${item}`}</MailText>
      ))}
      <MailFacts
        facts={[
          [isEnglish ? 'Application' : 'Nomor permohonan', mail.variables.number],
          [isEnglish ? 'Answer by' : 'Perbaiki sebelum', mail.variables.due_on],
        ]}
      />
    </MailLayout>
  )
}
