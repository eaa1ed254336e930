import { MailLayout, type MailProps } from './layout'

/** Leads to choosing a new password. */
export function ResetEmail(mail: MailProps) {
  return <MailLayout mail={mail} />
}
