import { MailLayout, type MailProps, MailText } from './layout'

/** Gathers what a member of staff should know of cases into one mail. The items come one per line. */
export function StaffDigestEmail(mail: MailProps) {
  const items = (mail.variables.items ?? '').split('\n').filter(Boolean)
  return (
    <MailLayout mail={mail}>
      {items.map((item) => (
        <MailText key={item}>{`• ${item}`}</MailText>
      ))}
    </MailLayout>
  )
}
